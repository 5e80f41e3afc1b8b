// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { glareDelayMs, retryDelayMs } from './retry-schedule';

describe('retryDelayMs', () => {
  it('doubles up to 2.5 seconds, after some minutes to 5, and is spread over half its length', () => {
    expect(
      [1, 2, 3, 60, 61].map((failures) => [retryDelayMs('unreachable', failures, 0), retryDelayMs('unreachable', failures, 1)]),
    ).toEqual([
      [500, 1000],
      [1000, 2000],
      [1250, 2500],
      [1250, 2500],
      [2500, 5000],
    ]);
  });

  it('gives a server time before the next wrong password', () => {
    expect([1, 2, 9].map((failures) => retryDelayMs('wrong-credentials', failures, 1))).toEqual([15_000, 30_000, 120_000]);
  });
});

describe('glareDelayMs', () => {
  it('keeps the two sides apart', () => {
    expect([glareDelayMs(true, 0), glareDelayMs(true, 1), glareDelayMs(false, 0), glareDelayMs(false, 1)]).toEqual([2100, 4000, 0, 2000]);
  });
});
