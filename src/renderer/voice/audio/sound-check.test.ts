// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SoundLevel } from '../../../core/phone/sound-check';
import { FakeAudioContext, fakeTrack, stubAudio } from './fake-media';
import { SoundCheck } from './sound-check';

describe('SoundCheck', () => {
  let levels: SoundLevel[];
  let playing: string[];
  let check: SoundCheck;

  beforeEach(() => {
    vi.useFakeTimers();
    stubAudio();
    FakeAudioContext.amplitude = 0.1;
    levels = [];
    playing = [];
    const output = {
      play: (id: string) => void playing.push(id),
      stop: (id: string) => void playing.splice(playing.indexOf(id), 1),
    };
    check = new SoundCheck(output, (level) => levels.push(level));
  });

  afterEach(() => {
    check.change('off');
    expect(vi.getTimerCount()).toBe(0);
    expect(playing).toEqual([]);
    expect(FakeAudioContext.made.map(({ state }) => state)).toEqual(FakeAudioContext.made.map(() => 'closed'));
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('tells ten times a second what it hears, and once that it has ended', () => {
    check.change('level');
    check.hear(fakeTrack());
    vi.advanceTimersByTime(1000);
    expect(levels.length).toBe(10);
    expect(levels[0]).toEqual({ mode: 'level', rmsDb: expect.closeTo(-20, 3), peakDb: expect.closeTo(-20, 3) });
    check.change('off');
    check.change('off');
    vi.advanceTimersByTime(1000);
    expect(levels.slice(10)).toEqual([{ mode: 'off', rmsDb: -100, peakDb: -100 }]);
  });

  it('says nothing before there is a microphone', () => {
    check.change('level');
    vi.advanceTimersByTime(1000);
    expect(levels).toEqual([]);
  });

  it('plays the echo for half a minute, then shows the level alone', () => {
    check.change('level');
    check.hear(fakeTrack());
    check.change('echo');
    expect(playing).toEqual(['echo']);
    vi.advanceTimersByTime(100);
    expect(levels.at(-1)).toMatchObject({ mode: 'echo', echoLeftS: 30 });
    vi.advanceTimersByTime(10_000);
    check.change('echo');
    vi.advanceTimersByTime(19_800);
    expect(levels.at(-1)).toMatchObject({ mode: 'echo', echoLeftS: 1 });
    vi.advanceTimersByTime(200);
    expect(playing).toEqual([]);
    expect(levels.at(-1)).toMatchObject({ mode: 'level' });
  });

  it('listens to one microphone at a time, and lets go of each', () => {
    const [first, second, late] = [fakeTrack(), fakeTrack(), fakeTrack()];
    check.change('echo');
    check.hear(first);
    check.hear(second);
    expect([first.readyState, second.readyState]).toEqual(['ended', 'live']);
    expect(FakeAudioContext.made[0]?.sources.map(({ to }) => to.size)).toEqual([0, 1]);
    check.change('off');
    check.hear(late);
    expect([second.readyState, late.readyState]).toEqual(['ended', 'ended']);
  });
});
