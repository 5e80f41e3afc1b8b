import { z } from 'zod';
import { callerIdentitySchema } from './caller-identity';

/** Why a call ended or never came to be, in terms that become words for a person in one place. */
export const callEndCauseSchema = z.enum([
  'hung-up-here',
  'hung-up-there',
  'rejected-here',
  'caller-gave-up',
  'answered-elsewhere',
  'not-answered', // our own ring time ran out (RONA)
  'busy',
  'declined',
  'no-reply',
  'unknown-number',
  'not-reachable',
  'no-microphone',
  'microphone-refused',
  'media-lost',
  'line-lost',
  'failed',
]);

export const callDirectionSchema = z.enum(['inbound', 'outbound']);

const common = {
  /** Our own id (UUID), not the SIP Call-ID. */
  callId: z.uuid(),
  direction: callDirectionSchema,
  identity: callerIdentitySchema,
  /** Wall clock, ms: when the INVITE came or was sent. */
  startedAt: z.number(),
};

/**
 * One call as main and every window see it. A union by state, so that "on hold while ringing" cannot be written.
 *
 *   ringing (inbound) --answer--> answering --media--> talking <--> held
 *   dialling (outbound) ------------------------------> talking <--> held
 *   any of them ----------------------------------------> ended
 */
export const callSchema = z.discriminatedUnion('state', [
  z.object({ ...common, state: z.literal('ringing') }),
  z.object({ ...common, state: z.literal('dialling'), isRingingThere: z.boolean() }),
  z.object({ ...common, state: z.literal('answering') }),
  z.object({ ...common, state: z.literal('talking'), answeredAt: z.number(), isMuted: z.boolean(), isHeldByOther: z.boolean() }),
  z.object({
    ...common,
    state: z.literal('held'),
    answeredAt: z.number(),
    heldAt: z.number(),
    isMuted: z.boolean(),
    isHeldByOther: z.boolean().optional(),
  }),
  z.object({
    ...common,
    state: z.literal('ended'),
    answeredAt: z.number().optional(),
    endedAt: z.number(),
    cause: callEndCauseSchema,
  }),
]);

export type CallEndCause = z.infer<typeof callEndCauseSchema>;
export type CallDirection = z.infer<typeof callDirectionSchema>;
export type Call = z.infer<typeof callSchema>;
