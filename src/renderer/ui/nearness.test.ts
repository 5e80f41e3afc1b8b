import { expect, it } from 'vitest';
import { formatClock } from './duration';
import { measureNearness } from './nearness';

it('is near in the last fifth and over from the limit on', () => {
  const at = (elapsedMs: number) => measureNearness(elapsedMs, 100_000);
  expect([at(0), at(79_999), at(80_000), at(99_999), at(100_000)]).toEqual(['calm', 'calm', 'near', 'near', 'over']);
});

it('warns as early as it is told, and never without a limit', () => {
  expect(measureNearness(50_000, 60_000, 10_000)).toBe('near');
  expect(measureNearness(59_999, 60_000, 0)).toBe('calm');
  expect(measureNearness(1e9, undefined)).toBe('none');
});

it('writes clocks', () => {
  expect([-5, 0, 7_999, 61_000, 3_723_000].map(formatClock)).toEqual(['0:00', '0:00', '0:07', '1:01', '1:02:03']);
});
