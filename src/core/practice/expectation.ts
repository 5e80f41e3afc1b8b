import { z } from 'zod';
import { localTextSchema, localWordsSchema } from './local-text';

const identifier = z.string().regex(/^[\w.-]{1,64}$/);
const seconds = z.number().min(0).max(3600);
const value = z.union([z.string().max(500), z.number(), z.boolean()]);

/** What every expectation may add: how much it counts, and what to tell an agent who missed it. */
const tail = { weight: z.number().int().min(0).max(10).optional(), advice: localTextSchema(300).optional() };

/** What a form's field must come out as. Exactly one of the rules. */
export const fieldExpectationSchema = z
  .object({
    field: identifier,
    /** The value itself; for choices their `const`, for lists all of it in any order. */
    equals: z.union([value, z.array(z.string()).max(20)]).optional(),
    oneOf: z.array(value).min(1).max(20).optional(),
    /** Text with at least one of these in it, by language where they are words. Case, spaces, dashes and accents do not count. */
    contains: localWordsSchema(100, 20).optional(),
    /** Text with none of these in it: what must not be written down. */
    lacks: z.array(z.string().min(1).max(100)).min(1).max(20).optional(),
    /** True: not empty; false: empty. */
    filled: z.boolean().optional(),
    /** A date, in days from today: [first, last]. */
    daysFromToday: z.tuple([z.number().int(), z.number().int()]).optional(),
    ...tail,
  })
  .refine((field) => fieldRules.filter((rule) => field[rule] !== undefined).length === 1, {
    error: `needs exactly one of equals, oneOf, contains, lacks, filled, daysFromToday`,
  });

export const fieldRules = ['equals', 'oneOf', 'contains', 'lacks', 'filled', 'daysFromToday'] as const;

/** A step that the conversation must have come by, left by one of these answers (any, when none is named). */
const answerExpectationSchema = z.object({ step: identifier, answers: z.array(identifier).min(1).optional(), ...tail });

/** When the conversation came by `before` at all, it must have come by `first` earlier, left by one of the answers named. */
const orderExpectationSchema = z.object({ first: identifier, answers: z.array(identifier).min(1).optional(), before: identifier, ...tail });

/** What a good answer to a call holds. What is not named is not looked at. */
export const expectationSchema = z.object({
  /** Rung at most this long. */
  answerS: seconds.default(15),
  /** On hold at most this long, all in all. */
  holdS: seconds.default(120),
  wrapUpS: seconds.default(90),
  script: z
    .object({
      isFinished: z.boolean().default(true),
      answers: z.array(answerExpectationSchema).max(20).default([]),
      order: z.array(orderExpectationSchema).max(10).default([]),
    })
    .prefault({}),
  form: z.array(fieldExpectationSchema).max(30).default([]),
  /** The destinations that would be right (ids of the practice centre); an empty list: not to be handed over. */
  transfer: z.object({ to: z.array(identifier), ...tail }).prefault({ to: [] }),
  /** Who must hang up; absent: whoever does, once the matter is settled. */
  ending: z.object({ by: z.enum(['caller', 'agent']), ...tail }).optional(),
});

export type FieldExpectation = z.infer<typeof fieldExpectationSchema>;
export type Expectation = z.infer<typeof expectationSchema>;
