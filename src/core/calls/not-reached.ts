import { z } from 'zod';
import { type Call, callEndCauseSchema } from './call';

const attemptSchema = callEndCauseSchema.extract(['busy', 'declined', 'no-reply', 'unknown-number', 'not-reachable']);

/** Why nobody was spoken to: what became of a call that was dialled, or `missed` for one that rang and was not taken here. */
export const notReachedSchema = z.enum([...attemptSchema.options, 'missed']);

export type NotReached = z.infer<typeof notReachedSchema>;

/** Who gives up sooner has thought better of it, and nobody was called in earnest. */
const earnestMs = 5000;

/**
 * The outcome of an attempt to reach somebody; undefined where it was none: the call was not dialled or was answered, a
 * colleague was to be asked, our own side failed, or it was taken back at once.
 */
export function outcomeOfAttempt(call: Extract<Call, { state: 'ended' }>): NotReached | undefined {
  if (call.direction !== 'outbound' || call.answeredAt !== undefined || call.consultationFor !== undefined) return undefined;
  if (call.cause === 'hung-up-here') return call.endedAt - call.startedAt >= earnestMs ? 'no-reply' : undefined;
  return attemptSchema.safeParse(call.cause).data;
}
