import { describe, expect, it } from 'vitest';
import { judgeHearing, litBars, remember } from './hearing';

/** Seconds of one loudness, ten levels a second. */
const sound = (seconds: number, rmsDb: number): number[] => Array.from({ length: Math.round(seconds * 10) }, () => rmsDb);

describe('judgeHearing', () => {
  it.each([
    { hearing: 'yet', said: 'nothing so far', heard: sound(3, -100) },
    { hearing: 'good', said: 'a word after a pause', heard: [...sound(2, -70), ...sound(0.5, -25)] },
    { hearing: 'good', said: 'a sentence some time ago', heard: [...sound(1, -30), ...sound(15, -70)] },
    { hearing: 'quiet', said: 'a whisper', heard: [...sound(2, -80), ...sound(3, -50)] },
    { hearing: 'nothing', said: 'a muted headset', heard: sound(5, -100) },
    { hearing: 'nothing', said: 'a click of the mouse', heard: [...sound(4, -90), ...sound(0.2, -20)] },
  ])('$said is $hearing', ({ hearing, heard }) => {
    expect(judgeHearing(heard)).toBe(hearing);
  });

  it('forgets after a while', () => {
    const heard = [...sound(1, -30), ...sound(20, -100)].reduce(remember, [] as readonly number[]);
    expect([heard.length, judgeHearing(heard)]).toEqual([200, 'nothing']);
  });
});

it('lights no bar for silence and all for a loud voice', () => {
  expect([-100, -60, -36, -12, 0].map(litBars)).toEqual([0, 0, 12, 24, 24]);
});
