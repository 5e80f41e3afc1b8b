import type { Call } from '../../../core/calls/call';

/**
 * The calls that have not ended, oldest first, so that a new one never moves another. A call to a colleague about a caller
 * is a part of that caller's call while that one lasts.
 */
export function liveCalls(calls: readonly Call[]): Call[] {
  const live = calls.filter(({ state }) => state !== 'ended');
  const isPartOfAnother = ({ consultationFor }: Call) => live.some(({ callId }) => callId === consultationFor);
  return live.filter((call) => !isPartOfAnother(call)).toSorted((a, b) => a.startedAt - b.startedAt);
}
