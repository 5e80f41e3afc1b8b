import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeAudioContext, type FakeTrack, fakeTrack, soundsIn, stubAudio } from './audio/fake-media';
import { Conference, type JoinedLeg } from './conference';

/** A call as the conference sees it, and what it sends. */
class FakeLeg implements JoinedLeg {
  isTalking = true;
  isOver = false;
  isMuted = false;
  isOnHold = false;
  sent: FakeTrack | undefined;
  readonly callId: string;

  constructor(callId: string) {
    this.callId = callId;
  }
  replaceTrack(track: MediaStreamTrack): void {
    this.sent = track as unknown as FakeTrack;
  }
  sendMix(track: MediaStreamTrack): void {
    this.sent = track as unknown as FakeTrack;
  }
}

describe('Conference', () => {
  let anna: FakeLeg;
  let bela: FakeLeg;
  let told: string[];
  let conference: Conference;
  let tracks: Map<string, MediaStreamTrack>;
  const heard = () => [anna, bela].map(({ sent }) => (sent?.original ? soundsIn(sent) : sent?.name));
  const graphs = () => FakeAudioContext.made.map(({ state }) => state);

  beforeEach(() => {
    stubAudio();
    [anna, bela, told] = [new FakeLeg('anna'), new FakeLeg('bela'), []];
    tracks = new Map(['anna', 'bela'].map((callId) => [callId, fakeTrack(callId)]));
    const legs = new Map([anna, bela].map((leg) => [leg.callId, leg]));
    conference = new Conference({
      legOf: (callId) => legs.get(callId),
      trackOf: (callId) => tracks.get(callId),
      takeTrack: () => fakeTrack('agent'),
      onTogether: (callId, on) => told.push(`${callId} ${on ? 'on' : 'off'}`),
    });
  });
  afterEach(() => {
    conference.end();
    expect(graphs().includes('running')).toBe(false);
  });

  it('makes no graph before both calls are answered, and lets each hear the agent and the other then', () => {
    bela.isTalking = false;
    conference.set(['anna', 'bela']);
    expect([graphs(), told, conference.mixes('anna')]).toEqual([[], [], false]);
    bela.isTalking = true;
    conference.follow();
    conference.follow();
    expect(heard()).toEqual([
      ['agent', 'bela'],
      ['agent', 'anna'],
    ]);
    expect([graphs(), told, conference.mixes('anna')]).toEqual([['running'], ['anna on', 'bela on'], true]);
  });

  it('mutes the agent alone', () => {
    conference.set(['anna', 'bela']);
    [anna.isMuted, bela.isMuted] = [true, true];
    conference.follow();
    expect(heard()).toEqual([['bela'], ['anna']]);
  });

  it('keeps what a call on hold says, or plays, from the other one, and says so', () => {
    conference.set(['anna', 'bela']);
    anna.isOnHold = true;
    tracks.delete('anna'); // as WebRTC does it
    conference.follow();
    expect(heard()[1]).toEqual(['agent']);
    anna.isOnHold = false;
    conference.follow();
    expect(heard()[1]).toEqual(['agent']);
    tracks.set('anna', fakeTrack('anna'));
    conference.follow();
    expect(heard()[1]).toEqual(['agent', 'anna']);
    expect(told).toEqual(['anna on', 'bela on', 'anna off', 'bela off', 'anna on', 'bela on']);
  });

  it('follows the microphone', () => {
    conference.set(['anna', 'bela']);
    conference.hear(() => fakeTrack('another microphone'));
    expect(heard()[0]).toEqual(['another microphone', 'bela']);
  });

  it('sends the agent alone to who is left, and nothing of it stays', () => {
    conference.set(['anna', 'bela']);
    anna.isOver = true;
    conference.follow();
    expect([bela.sent?.name, graphs(), told.slice(2), conference.mixes('bela')]).toEqual([
      'agent',
      ['closed'],
      ['anna off', 'bela off'],
      false,
    ]);
  });

  it('gives both the agent alone when it is split', () => {
    conference.set(['anna', 'bela']);
    conference.set([]);
    expect([heard(), graphs()]).toEqual([['agent', 'agent'], ['closed']]);
  });
});
