import { z } from 'zod';
import { callerIdentitySchema } from './caller-identity';
import { conferenceSchema } from './conference';
import { transferKindSchema, transferSchema, transferTargetSchema } from './transfer';

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
  'transferred',
  'lost-in-transfer', // the PBX took the caller for a transfer that failed, and did not bring the caller back
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
  /** The call whose caller this one is about: a colleague is asked before the caller is handed on. */
  consultationFor: z.uuid().optional(),
  /** Policy had it answered without anybody's doing. */
  answersItself: z.boolean().optional(),
};

/** Of a call that is answered and not over: the attempt to hand its caller on. */
const transfer = transferSchema.optional();
/** The same: that it is joined with another one. */
const conference = conferenceSchema.optional();

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
  z.object({
    ...common,
    state: z.literal('talking'),
    answeredAt: z.number(),
    isMuted: z.boolean(),
    isHeldByOther: z.boolean(),
    transfer,
    conference,
  }),
  z.object({
    ...common,
    state: z.literal('held'),
    answeredAt: z.number(),
    heldAt: z.number(),
    isMuted: z.boolean(),
    isHeldByOther: z.boolean().optional(),
    transfer,
    conference,
  }),
  z.object({
    ...common,
    state: z.literal('ended'),
    answeredAt: z.number().optional(),
    endedAt: z.number(),
    cause: callEndCauseSchema,
    /** Where its caller went, and how. */
    transferred: z.object({ how: transferKindSchema, target: transferTargetSchema }).optional(),
  }),
]);

export type CallEndCause = z.infer<typeof callEndCauseSchema>;
export type CallDirection = z.infer<typeof callDirectionSchema>;
export type Call = z.infer<typeof callSchema>;
