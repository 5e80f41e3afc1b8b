import { z } from 'zod';
import { wrapUpPolicySchema } from '../policy/configuration';
import { dialogueScriptSchema, reactionsSchema } from './dialogue-script';
import { localTextSchema } from './local-text';
import { moods, voiceSchema } from './scenario';

const identifier = z.string().regex(/^[\w.-]{1,64}$/);

/** A queue of the practice centre: `src/core/policy` has what a real one needs, this one has its name in six languages. */
const practiceQueueSchema = z.object({
  id: identifier,
  name: localTextSchema(64),
  scriptId: identifier,
  formId: identifier,
  /** How long a phone rings before the call goes back into the queue. */
  ringTimeoutS: z.number().int().min(5).max(120).default(20),
  wrapUp: wrapUpPolicySchema.prefault({ lengthS: 120 }),
});

/** What becomes of a call to a destination. */
export const destinationBehaviours = ['answers', 'no-answer', 'busy'] as const;

/** Somebody whom the agent can call, and hand a caller to. */
const destinationSchema = z.object({
  destinationId: identifier,
  number: z.string().regex(/^\d{2,8}$/),
  name: localTextSchema(64),
  /** Opening hours as people read them. */
  hours: localTextSchema(120),
  /** What happens when the agent dials the number, or hands a caller over to it. */
  behaviour: z.enum(destinationBehaviours).default('answers'),
  /** The colleague who answers. Recordings are in the folder of `destinationId`. */
  colleague: z.object({ voice: voiceSchema, dialogue: dialogueScriptSchema }).optional(),
});

/** The practice centre as `practice.yaml` holds it. */
export const practiceCentreSchema = z.object({
  agentName: localTextSchema(64).optional(),
  queues: z.array(practiceQueueSchema).max(50).default([]),
  destinations: z.array(destinationSchema).max(50).default([]),
  /** What callers of a mood say by themselves; a scenario's own reactions come before them. */
  reactions: z.partialRecord(z.enum(moods), reactionsSchema).default({}),
});

export type PracticeCentre = z.infer<typeof practiceCentreSchema>;
