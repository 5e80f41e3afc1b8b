import { z } from 'zod';
import { destinationBehaviours } from '../../core/practice/practice-centre';

const callId = z.uuid();
const requestId = z.uuid();
const sdp = z.string().max(64_000);

/** What the caller's line does to the call: share of the caller's speech lost (0 to 1), delay and its spread. */
export const lineQualitySchema = z.object({
  loss: z.number().min(0).max(0.5),
  delayMs: z.number().min(0).max(1000),
  jitterMs: z.number().min(0).max(500),
});

/**
 * What main tells the practice exchange. Session descriptions are made by the caller page, which has the sound; the
 * exchange has the signalling.
 */
export const exchangeCommandSchema = z.discriminatedUnion('type', [
  /** Answered by `listening`. Passwords are made anew for each start. */
  z.object({
    type: z.literal('start'),
    agents: z.array(z.object({ user: z.string(), password: z.string() })).min(1),
    queues: z.array(z.object({ queueId: z.string(), ringTimeoutS: z.number() })),
    /**
     * Whom a caller may be handed over to, and what becomes of it. The caller stays with the agent where it is busy (486)
     * and where nobody answers (480, when it has rung for `handOverRingS`); any other number is an unknown one (404).
     */
    destinations: z.array(z.object({ number: z.string(), behaviour: z.enum(destinationBehaviours) })),
    handOverRingS: z.number().positive(),
  }),
  /** A caller enters a queue, or rings `user` directly. `sdp` is an offer (RFC 3264). */
  z.object({
    type: z.literal('call'),
    callId,
    to: z.union([z.object({ queueId: z.string() }), z.object({ user: z.string() })]),
    /** `number` absent: withheld. `headers` as the PBX's dialplan would add them. */
    number: z.string().optional(),
    name: z.string().optional(),
    headers: z.record(z.string(), z.string()).default({}),
    sdp,
    line: lineQualitySchema.optional(),
  }),
  /** The caller hangs up, or gives up waiting. */
  z.object({ type: z.literal('hang-up'), callId }),
  /** Takes a call that an agent dialled; `sdp` answers the offer of `dialled`. */
  z.object({ type: z.literal('accept'), callId, sdp }),
  z.object({ type: z.literal('refuse'), callId, status: z.number().int().min(300).max(699) }),
  /** Answers an agent's re-INVITE (`offer`). */
  z.object({ type: z.literal('answer-offer'), callId, requestId, sdp }),
  /** Says good-bye to all calls and ends. */
  z.object({ type: z.literal('stop') }),
]);

/** What the practice exchange tells main. */
export const exchangeEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('listening'), port: z.number().int() }),
  z.object({ type: z.literal('registered'), user: z.string(), on: z.boolean() }),
  /** The agent's phone rings. */
  z.object({ type: z.literal('ringing'), callId, user: z.string() }),
  /** The agent let it ring out or refused; the caller is back in the queue. */
  z.object({ type: z.literal('not-taken'), callId, user: z.string(), why: z.enum(['no-answer', 'rejected']) }),
  /** `sdp` answers the offer of `call`. */
  z.object({ type: z.literal('answered'), callId, user: z.string(), sdp }),
  /** An agent's re-INVITE: answer it with `answer-offer` within 10 s. `isHold`: the agent does not want to hear the caller. */
  z.object({ type: z.literal('offer'), callId, requestId, sdp, isHold: z.boolean() }),
  /** An agent dialled something that is no registered user. */
  z.object({ type: z.literal('dialled'), callId, user: z.string(), target: z.string(), sdp }),
  /** The agent handed the caller over (RFC 3515); the agent's own leg is over. */
  z.object({
    type: z.literal('transferred'),
    callId,
    target: z.string(),
    way: z.enum(['blind', 'attended']),
    headers: z.record(z.string(), z.string()),
  }),
  z.object({ type: z.literal('digits'), callId, digits: z.string() }),
  z.object({ type: z.literal('ended'), callId, by: z.enum(['agent', 'caller', 'exchange']) }),
  z.object({ type: z.literal('log'), level: z.enum(['info', 'warn', 'error']), message: z.string().max(2000) }),
]);

export type LineQuality = z.infer<typeof lineQualitySchema>;
export type ExchangeCommand = z.infer<typeof exchangeCommandSchema>;
export type ExchangeEvent = z.infer<typeof exchangeEventSchema>;
