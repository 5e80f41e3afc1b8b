import { expect, it } from 'vitest';
import { callLevelOf, isSpeech, rememberLevel } from './call-level';

it.each([
  [-100, 0],
  [-54, 0],
  [-50, 1],
  [-30, 4],
  [-18, 5],
  [0, 5],
])('shows %i dBFS as %i steps', (rmsDb, steps) => {
  expect(callLevelOf(rmsDb)).toBe(steps);
});

it('takes for speech what lasts, and forgets it', () => {
  const follow = (levels: readonly number[]) => {
    let heard: readonly number[] = [];
    return levels.map((rmsDb) => {
      heard = rememberLevel(heard, rmsDb);
      return isSpeech(heard);
    });
  };
  expect(follow([-20, -70, -70, -70])).toEqual([false, false, false, false]);
  expect(follow([-30, -30, -30, -70, -70, -70, -70])).toEqual([false, false, true, true, true, true, false]);
});
