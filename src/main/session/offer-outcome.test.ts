import { beforeEach, expect, it } from 'vitest';
import { createOfferOutcome, type OfferOutcome } from './offer-outcome';

let now: number;
let timers: Set<() => void>;
let outcomes: boolean[];
let outcome: OfferOutcome;

beforeEach(() => {
  now = 10_000;
  timers = new Set();
  outcomes = [];
  outcome = createOfferOutcome({
    now: () => now,
    monotonic: () => now,
    newId: () => '',
    after: (_delayMs, callback) => {
      timers.add(callback);
      return () => timers.delete(callback);
    },
  });
});

function cancel(ringTimeoutMs?: number): void {
  const offer = { startedAt: 10_000, endedAt: now, ...(ringTimeoutMs !== undefined && { ringTimeoutMs }) };
  outcome.cancelled(offer, (isRona) => outcomes.push(isRona));
}

it('takes a pause that came while it rang for the queue giving up', () => {
  now = 15_000;
  outcome.paused(true);
  cancel();
  expect(outcomes).toEqual([true]);
});

it('takes a pause that comes just after for the same', () => {
  cancel();
  expect(outcomes).toEqual([]);
  outcome.paused(true);
  expect(outcomes).toEqual([true]);
  expect(timers.size).toBe(0);
});

it('takes silence for a caller who gave up', () => {
  cancel();
  for (const timer of timers) timer();
  expect(outcomes).toEqual([false]);
});

it('is not misled by a pause that was there before it rang', () => {
  now = 9000;
  outcome.paused(true);
  now = 12_000;
  outcome.paused(true);
  cancel();
  for (const timer of timers) timer();
  expect(outcomes).toEqual([false]);
});

it("knows the queue's own ring time where no hint tells", () => {
  now = 24_500;
  cancel(15_000);
  now = 20_000;
  cancel(15_000);
  for (const timer of timers) timer();
  expect(outcomes).toEqual([true, false]);
});

it('takes a long ring for an absent agent where nothing else is known, and a short one for a caller who gave up', () => {
  now = 20_000;
  cancel();
  now = 19_900;
  cancel();
  for (const timer of timers) timer();
  expect(outcomes).toEqual([true, false]);
});

it('leaves no timer behind', () => {
  cancel();
  outcome.dispose();
  expect(timers.size).toBe(0);
  expect(outcomes).toEqual([]);
});
