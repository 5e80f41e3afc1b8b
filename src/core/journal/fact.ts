import { z } from 'zod';
import { agentStateSchema, stateAuthorSchema } from '../agent/agent-state';
import { callDirectionSchema, callEndCauseSchema } from '../calls/call';
import { notReachedSchema } from '../calls/not-reached';
import { transferKindSchema } from '../calls/transfer';
import { formValuesSchema } from '../forms/form';
import { endedCallSchema } from '../practice/ended-call';
import { practiceResultSchema } from '../practice/practice-result';
import { qualitySummarySchema } from '../quality/quality-summary';

const payloads = {
  /** The agent's state changed; the state it left is the fact before. */
  'agent-state': z.object({ state: agentStateSchema, author: stateAuthorSchema }),
  /** A call ended. Numbers and names stay in the interaction and the card, not here. */
  call: z.object({
    callId: z.uuid(),
    direction: callDirectionSchema,
    queueId: z.string().optional(),
    cardId: z.number().int().optional(),
    startedAt: z.number(),
    answeredAt: z.number().optional(),
    endedAt: z.number(),
    heldMs: z.number(),
    cause: callEndCauseSchema,
    /** The caller was handed on; `to` only where it is a number of the centre's own. */
    transferred: z.object({ how: transferKindSchema, to: z.string().optional() }).optional(),
    /** A colleague was asked about the caller of this call; its time is part of that call's. */
    consultationFor: z.uuid().optional(),
    /** With which other calls its far end was in a conference, and for how long. */
    conferences: z.array(z.object({ callId: z.uuid(), togetherMs: z.number() })).optional(),
    /** What its sound was like between phone and PBX, where it was measured. */
    quality: qualitySummarySchema.optional(),
  }),
  /** An after-call form was finished, by the agent or because wrap-up time ran out; of a call that nobody took there was none. */
  interaction: z.object({
    interactionId: z.uuid(),
    callId: z.uuid(),
    cardId: z.number().int().optional(),
    queueId: z.string().optional(),
    formId: z.string().optional(),
    formVersion: z.number().int().optional(),
    scriptPath: z.array(z.object({ stepId: z.string(), answerId: z.string() })),
    values: formValuesSchema,
    finishedBy: z.enum(['agent', 'time']),
    wrapUpMs: z.number(),
    /** A dialled call that nobody took. */
    notReached: notReachedSchema.optional(),
  }),
  /** A practice call is over and waits for its form. Only ever in the journal of practice, as is its result. */
  'practice-call': endedCallSchema,
  /** A practice call went like this. Only ever in the journal of practice. */
  'practice-result': practiceResultSchema,
} as const;

export type FactType = keyof typeof payloads;
export type FactPayload<Type extends FactType> = z.infer<(typeof payloads)[Type]>;

/** What is to be written into the journal; its id (UUIDv7), times and sequence are given when it is appended. */
export type NewFact = { [Type in FactType]: { type: Type; payload: FactPayload<Type> } }[FactType];

/** Schemas of the journal's payloads by fact type. Adding a type or an optional field is compatible; changing one is a new version. */
export const factPayloadSchemas = payloads;
