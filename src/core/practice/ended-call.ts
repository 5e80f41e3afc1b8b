import { z } from 'zod';
import { practiceResultSchema } from './practice-result';

const { callId, scenarioId, outcome, answerMs, talkMs, heldMs } = practiceResultSchema.shape;

/** How a practice call went, as far as the caller's side knows. Times in ms, `answerMs` absent when nobody answered. */
export const callObservationSchema = z.object({
  outcome,
  answerMs,
  talkMs,
  heldMs,
  endedBy: z.enum(['agent', 'caller', 'exchange']),
  /** The number the caller was handed on to. */
  transferTarget: z.string().optional(),
  /** Absent when the agent could not be heard. */
  tally: z.object({ interruptions: z.number().int(), louder: z.number().int(), longestSilenceMs: z.number() }).optional(),
});

/**
 * A practice call that is over and waits for its after-call form: kept as it ends, so that its result comes whenever the
 * form does, in this run of the program or in a later one.
 */
export const endedCallSchema = callObservationSchema.extend({
  callId,
  scenarioId,
  /** The desk's conversation, whose form is still open. */
  conversationId: z.uuid(),
});

export type CallObservation = z.infer<typeof callObservationSchema>;
export type EndedCall = z.infer<typeof endedCallSchema>;
