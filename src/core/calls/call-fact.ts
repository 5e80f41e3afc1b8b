import type { FactPayload } from '../journal/fact';
import type { Call } from './call';
import type { HoldTimes } from './hold-times';

/** What the journal keeps of an ended call: times and ids, neither name nor number. */
export function describeEndedCall(
  call: Extract<Call, { state: 'ended' }>,
  holdTimes: HoldTimes,
  context: { readonly queueId?: string; readonly cardId?: number },
): FactPayload<'call'> {
  const { callId, direction, startedAt, answeredAt, endedAt, cause } = call;
  const answered = answeredAt === undefined ? {} : { answeredAt };
  return { callId, direction, startedAt, ...answered, endedAt, heldMs: holdTimes.get(callId) ?? 0, cause, ...context };
}
