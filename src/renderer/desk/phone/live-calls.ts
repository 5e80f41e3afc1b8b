import type { Call } from '../../../core/calls/call';

/** The calls that have not ended, oldest first, so that a new one never moves another. */
export function liveCalls(calls: readonly Call[]): Call[] {
  return calls.filter(({ state }) => state !== 'ended').toSorted((a, b) => a.startedAt - b.startedAt);
}
