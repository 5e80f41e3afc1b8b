import { z } from 'zod';
import { dialogueScriptSchema } from './dialogue-script';
import { expectationSchema } from './expectation';
import { localTextSchema } from './local-text';

const identifier = z.string().regex(/^[\w.-]{1,64}$/);
const number = z.string().regex(/^\+[1-9]\d{5,14}$/, 'must be an international number such as +36305550142');
const daysAgo = z.number().int().min(1).max(36_500);
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** How a caller is in the mind to be spoken with; `core/practice/manner.ts` says what it means in seconds. */
export const moods = ['calm', 'hurried', 'hard-of-hearing', 'angry'] as const;

/** How speech is made from text: pitch 0 to 99 with 50 in the middle, speed in words a minute. */
export const voiceSchema = z.object({
  gender: z.enum(['female', 'male']),
  pitch: z.number().int().min(0).max(99).default(50),
  speed: z.number().int().min(100).max(240).default(150),
});

/** What the caller's line does to the call: share of the caller's speech lost (0 to 1), delay both ways and its spread. */
const lineSchema = z.union([
  z.enum(['good', 'poor']),
  z.object({
    loss: z.number().min(0).max(0.5),
    delayMs: z.number().min(0).max(1000),
    jitterMs: z.number().min(0).max(500),
  }),
]);

const callerSchema = z.object({
  /** As the network sends it; shown while it rings. */
  name: localTextSchema(64).optional(),
  number: z.union([number, z.literal('withheld')]),
  voice: voiceSchema,
  mood: z.enum(moods).default('calm'),
  background: z
    .object({ noise: z.enum(['none', 'street', 'room', 'hum']), level: z.number().min(0).max(1) })
    .default({ noise: 'none', level: 0 }),
  line: lineSchema.default('good'),
  /** How long the caller waits for an answer before hanging up. */
  patienceS: z.number().int().min(5).max(600).default(60),
});

/** The caller's card as the centre has it. Times are told from today, so that a second call is always about this week's fault. */
export const customerSchema = z.object({
  /** The customer's id in the centre's own system. */
  externalId: z.string().min(1).max(64),
  name: localTextSchema(128),
  company: localTextSchema(128).optional(),
  isVip: z.boolean().default(false),
  sinceDaysAgo: daysAgo.optional(),
  address: localTextSchema(256).optional(),
  email: z.string().max(128).optional(),
  tariff: localTextSchema(128).optional(),
  balance: localTextSchema(32).optional(),
  phones: z
    .array(z.object({ label: localTextSchema(32), number }))
    .min(1)
    .max(5),
  products: z
    .array(
      z.object({ name: localTextSchema(128), status: localTextSchema(64), detail: localTextSchema(256), sinceDaysAgo: daysAgo.optional() }),
    )
    .max(10)
    .default([]),
  notes: z
    .array(z.object({ daysAgo, at: timeOfDay, author: localTextSchema(64), body: localTextSchema(1000) }))
    .max(10)
    .default([]),
  /** Earlier contacts. One within the last days makes the new one a second call. */
  interactions: z
    .array(
      z.object({
        daysAgo,
        at: timeOfDay,
        direction: z.enum(['inbound', 'outbound']).default('inbound'),
        agent: localTextSchema(64),
        topic: localTextSchema(128).optional(),
        outcome: localTextSchema(128).optional(),
        summary: localTextSchema(1000).optional(),
        talkS: z.number().int().min(0).max(7200),
      }),
    )
    .max(10)
    .default([]),
});

/** A practice call as its file holds it (YAML). All that a person reads or hears is there in six languages. */
export const scenarioSchema = z.object({
  scenarioId: identifier,
  version: z.number().int().min(1).default(1),
  title: localTextSchema(80),
  /** What is learnt there, in a sentence. */
  goal: localTextSchema(200),
  /** Queue of the practice centre: it decides on script and form. */
  queue: identifier,
  /** 1 easy, 2 usual, 3 hard. */
  level: z.number().int().min(1).max(3),
  caller: callerSchema,
  /** Absent: nobody knows the caller. */
  customer: customerSchema.optional(),
  dialogue: dialogueScriptSchema,
  expect: expectationSchema.prefault({}),
});

export type Voice = z.infer<typeof voiceSchema>;
export type Mood = (typeof moods)[number];
export type ScenarioCustomer = z.infer<typeof customerSchema>;
export type Scenario = z.infer<typeof scenarioSchema>;
