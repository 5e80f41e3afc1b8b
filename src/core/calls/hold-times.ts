import type { Call } from './call';

/** How long each call has been on hold so far, by call id, in ms; a hold that still goes on is not in it. */
export type HoldTimes = ReadonlyMap<string, number>;

/**
 * The hold times after a step from one list of calls to the next. `at` is wall clock, ms: when the step happened. A call
 * that left the list is forgotten.
 */
export function countHoldTimes(times: HoldTimes, before: readonly Call[], after: readonly Call[], at: number): HoldTimes {
  if (before === after) return times;
  const counted = after.map((call): [string, number] => {
    const earlier = before.find((candidate) => candidate.callId === call.callId);
    const until = call.state === 'ended' ? call.endedAt : at;
    const heldNowMs = earlier?.state === 'held' && call.state !== 'held' ? Math.max(0, until - earlier.heldAt) : 0;
    return [call.callId, (times.get(call.callId) ?? 0) + heldNowMs];
  });
  return new Map(counted.filter(([, heldMs]) => heldMs > 0));
}
