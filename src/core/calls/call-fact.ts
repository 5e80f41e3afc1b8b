import type { FactPayload } from '../journal/fact';
import type { QualitySummary } from '../quality/quality-summary';
import type { Call } from './call';
import type { ConferenceTimes } from './conference-times';
import type { HoldTimes } from './hold-times';

/**
 * What the journal keeps of an ended call: times and ids, neither name nor number of a person. `isOwnNumber` tells the
 * centre's own numbers from those of the network.
 */
export function describeEndedCall(
  call: Extract<Call, { state: 'ended' }>,
  { holdTimes, conferenceTimes }: { readonly holdTimes: HoldTimes; readonly conferenceTimes: ConferenceTimes },
  context: { readonly queueId?: string; readonly cardId?: number; readonly quality?: QualitySummary },
  isOwnNumber: (number: string) => boolean,
): FactPayload<'call'> {
  const { callId, direction, startedAt, answeredAt, endedAt, cause, transferred, consultationFor } = call;
  const answered = answeredAt === undefined ? {} : { answeredAt };
  const conferences = [...(conferenceTimes.get(callId) ?? [])].map(([otherId, togetherMs]) => ({ callId: otherId, togetherMs }));
  return {
    callId,
    direction,
    startedAt,
    ...answered,
    endedAt,
    heldMs: holdTimes.get(callId) ?? 0,
    cause,
    ...context,
    ...(conferences.length > 0 && { conferences }),
    ...(transferred && {
      transferred: { how: transferred.how, ...(isOwnNumber(transferred.target.number) && { to: transferred.target.number }) },
    }),
    ...(consultationFor !== undefined && { consultationFor }),
  };
}
