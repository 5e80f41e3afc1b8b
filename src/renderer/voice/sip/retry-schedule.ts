import type { LineProblem } from '../../../core/phone/line-state';

// a PBX that starts again takes seconds to minutes, and whoever comes back late misses the callers who waited for that
const soon = { firstMs: 1000, longestMs: 2500 };
const later = { firstMs: 1000, longestMs: 5000 };
/** With the spread, this many short waits are some two minutes. */
const soonFailures = 60;
// a server counts wrong passwords, and locks an account or address after some
const patient = { firstMs: 15_000, longestMs: 120_000 };

/**
 * How long to wait before the next attempt to register: doubling, for some minutes up to 2.5 seconds and then up to 5, since
 * a network that is back after an hour is waited for as well. Spread over half its length, so that a hundred phones do not
 * come back in the same moment.
 *
 * @param failures attempts that have failed in a row, from 1
 * @param random 0 to 1
 */
export function retryDelayMs(problem: LineProblem, failures: number, random: number): number {
  const isForAccount = problem === 'wrong-credentials' || problem === 'unknown-account';
  const { firstMs, longestMs } = isForAccount ? patient : failures > soonFailures ? later : soon;
  const delayMs = Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 16));
  return Math.round(delayMs * (0.5 + random / 2));
}

/** How long to wait before a re-INVITE that met another one (491) is sent again: RFC 3261, 14.1. */
export function glareDelayMs(isCaller: boolean, random: number): number {
  return isCaller ? 2100 + Math.round(random * 1900) : Math.round(random * 2000);
}
