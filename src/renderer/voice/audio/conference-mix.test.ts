// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest';
import { ConferenceMix } from './conference-mix';
import { FakeAudioContext, FakeStream, type FakeTrack, fakeTrack, soundsIn, stubAudio } from './fake-media';

const everything = { agent: true, other: true };

describe('ConferenceMix', () => {
  let mix: ConferenceMix;
  let sent: FakeTrack[];
  const heard = () => sent.map(soundsIn);
  const says = (name: string) => new FakeStream([fakeTrack(name)]) as unknown as MediaStream;

  beforeEach(() => {
    stubAudio();
    mix = new ConferenceMix();
    sent = [mix.makeTrack(0), mix.makeTrack(1)] as unknown as FakeTrack[];
  });

  it('sends nobody anything before that is said, and then each the agent and the other, never its own sound', () => {
    mix.feed(fakeTrack('agent'));
    mix.hear(0, says('Anna'));
    mix.hear(1, says('Bela'));
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
    mix.hear(0, says('Anna'));
    mix.feed(table);
    mix.hear(0, says('Anna anew'));
    expect(heard()[1]).toEqual(['Anna anew', 'table']);
    expect([headset.readyState, table.readyState]).toEqual(['ended', 'live']);
  });

  it('leaves nothing behind but what is not its own', () => {
    const [voice, far] = [fakeTrack('agent'), fakeTrack('Anna')];
    mix.feed(voice);
    mix.hear(0, new FakeStream([far]) as unknown as MediaStream);
    mix.end();
    expect([voice.readyState, far.readyState, FakeAudioContext.made.map(({ state }) => state)]).toEqual(['ended', 'live', ['closed']]);
  });
});
