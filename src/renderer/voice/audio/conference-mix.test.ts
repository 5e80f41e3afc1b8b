// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest';
import { ConferenceMix } from './conference-mix';
import { FakeAudioContext, type FakeTrack, fakeTrack, soundsIn, stubAudio } from './fake-media';

const everything = { agent: true, other: true };

describe('ConferenceMix', () => {
  let mix: ConferenceMix;
  let sent: FakeTrack[];
  const heard = () => sent.map(soundsIn);

  beforeEach(() => {
    stubAudio();
    mix = new ConferenceMix();
    sent = [mix.makeTrack(0), mix.makeTrack(1)] as unknown as FakeTrack[];
  });

  it('sends nobody anything before that is said, and then each the agent and the other, never its own sound', () => {
    mix.feed(fakeTrack('agent'));
    mix.hear(0, fakeTrack('Anna'));
    mix.hear(1, fakeTrack('Bela'));
    expect(heard()).toEqual([[], []]);
    mix.setHearing(0, everything);
    mix.setHearing(1, everything);
    expect(heard()).toEqual([
      ['Bela', 'agent'],
      ['Anna', 'agent'],
    ]);
    mix.setHearing(0, { agent: false, other: true });
    mix.setHearing(1, { agent: true, other: false });
    expect(heard()).toEqual([['Bela'], ['agent']]);
  });

  it('takes another microphone and another stream in the place of the one before', () => {
    mix.setHearing(1, everything);
    const [headset, table] = [fakeTrack('headset'), fakeTrack('table')];
    mix.feed(headset);
    mix.hear(0, fakeTrack('Anna'));
    mix.feed(table);
    mix.hear(0, fakeTrack('Anna anew'));
    expect(heard()[1]).toEqual(['Anna anew', 'table']);
    mix.hear(0, undefined);
    expect(heard()[1]).toEqual(['table']);
    expect([headset.readyState, table.readyState]).toEqual(['ended', 'live']);
  });

  it('leaves nothing behind but what is not its own', () => {
    const [voice, far] = [fakeTrack('agent'), fakeTrack('Anna')];
    mix.feed(voice);
    mix.hear(0, far);
    mix.end();
    expect([voice.readyState, far.readyState, FakeAudioContext.made.map(({ state }) => state)]).toEqual(['ended', 'live', ['closed']]);
  });
});
