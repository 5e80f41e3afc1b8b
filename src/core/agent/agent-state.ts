import { z } from 'zod';

/** Who caused a change of state. */
export const stateAuthorSchema = z.enum(['agent', 'rule', 'system']);

const since = z.number();
const callId = z.uuid();

/**
 * What the agent is doing. All times are wall clock, ms since 1970.
 *
 * | state | meaning |
 * |---|---|
 * | not-ready | out of rotation for a reason; `limitMs` is the allowed length of this stretch |
 * | ready | in rotation, waiting for a call |
 * | ringing | a call is offered |
 * | on-call | talking, or dialling out |
 * | hold | every call of the agent is on hold |
 * | wrap-up | the call has ended, its form is being finished; `endsAt` absent when the queue sets no limit |
 */
export const agentStateSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('not-ready'),
    since,
    reasonId: z.string(),
    author: stateAuthorSchema,
    limitMs: z.number().optional(),
  }),
  z.object({ kind: z.literal('ready'), since }),
  z.object({ kind: z.literal('ringing'), since, callId }),
  z.object({ kind: z.literal('on-call'), since, callId }),
  z.object({ kind: z.literal('hold'), since, callId }),
  z.object({
    kind: z.literal('wrap-up'),
    since,
    callId,
    endsAt: z.number().optional(),
    warnAt: z.number().optional(),
    extensionsLeft: z.number().int(),
    extensionMs: z.number(),
  }),
]);

export type StateAuthor = z.infer<typeof stateAuthorSchema>;
export type AgentState = z.infer<typeof agentStateSchema>;
