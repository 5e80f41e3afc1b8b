import type { Call } from './call';

/** With which call, and for how long so far, each call's far end was together with another's, by call id, in ms. */
export type ConferenceTimes = ReadonlyMap<string, ReadonlyMap<string, number>>;

/**
 * The times after a step from one list of calls to the next, as with hold times: `at` is wall clock, ms, a conference that
 * still goes on is not in them, and a call that left the list is forgotten.
 */
export function countConferenceTimes(times: ConferenceTimes, before: readonly Call[], after: readonly Call[], at: number): ConferenceTimes {
  if (before === after) return times;
  const counted = after.map((call): [string, ReadonlyMap<string, number>] => {
    const known = times.get(call.callId) ?? new Map<string, number>();
    const earlier = together(before.find(({ callId }) => callId === call.callId));
    if (earlier === undefined || together(call)?.otherId === earlier.otherId) return [call.callId, known];
    const until = call.state === 'ended' ? call.endedAt : at;
    const togetherMs = Math.max(0, until - earlier.since);
    return [call.callId, new Map([...known, [earlier.otherId, (known.get(earlier.otherId) ?? 0) + togetherMs]])];
  });
  return new Map(counted.filter(([, known]) => known.size > 0));
}

function together(call: Call | undefined): { readonly otherId: string; readonly since: number } | undefined {
  const conference = call?.state === 'talking' || call?.state === 'held' ? call.conference : undefined;
  return conference?.togetherSince === undefined ? undefined : { otherId: conference.otherId, since: conference.togetherSince };
}
