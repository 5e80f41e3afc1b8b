import { z } from 'zod';

/** Advice that fits any call; the words come from the catalogue. */
export const practiceAdviceIds = [
  'missed',
  'rejected',
  'left',
  'cut-off',
  'answer-time',
  'hold-time',
  'wrap-up-time',
  'script-finished',
  'script-order',
  'script-answer',
  'form-field',
  'transfer',
  'no-transfer',
  'ending',
  'silence',
  'interruptions',
  'loudness',
  'well-done',
] as const;

/** The scenario's own words in the agent's language, or advice that fits any call. */
const practiceAdviceSchema = z.union([z.object({ text: z.string().max(300) }), z.object({ adviceId: z.enum(practiceAdviceIds) })]);

/**
 * One thing that was looked at in a practice call. The words for `checkId` come from the catalogue; `about`, `expected`
 * and `given` are what script and form show, in their language (yes and no: `true` and `false`).
 */
export const practiceCheckSchema = z.object({
  checkId: z.enum([
    'answer-time',
    'hold-time',
    'wrap-up-time',
    'script-finished',
    'script-order',
    'script-answer',
    'form-field',
    'transfer',
    'ending',
    'silence',
    'interruptions',
    'loudness',
  ]),
  isPassed: z.boolean(),
  /** Title of the form's field or of the script's step. */
  about: z.string().max(128).optional(),
  /** What the field was held against: `contains` one of the expected, `lacks` them all, a date within days, and so on. */
  rule: z.enum(['equals', 'oneOf', 'contains', 'lacks', 'filled', 'empty', 'daysFromToday']).optional(),
  expected: z.string().max(500).optional(),
  given: z.string().max(500).optional(),
  /** Of a time: the longest that was allowed, and how long it took. */
  limitMs: z.number().optional(),
  givenMs: z.number().optional(),
});

/** How a practice call went. */
export const practiceResultSchema = z.object({
  callId: z.uuid(),
  scenarioId: z.string(),
  /** Wall clock, ms. */
  at: z.number(),
  /** `left`: the caller gave up waiting; `cut-off`: the agent hung up before the matter was settled. */
  outcome: z.enum(['completed', 'missed', 'rejected', 'left', 'cut-off', 'transferred']),
  answerMs: z.number().optional(),
  talkMs: z.number().optional(),
  heldMs: z.number(),
  wrapUpMs: z.number().optional(),
  checks: z.array(practiceCheckSchema),
  /** Share of the checks passed, weighed, 0 to 100. */
  points: z.number().int().min(0).max(100),
  /** What to do better, most important first. */
  advice: z.array(practiceAdviceSchema),
});

export type PracticeCheck = z.infer<typeof practiceCheckSchema>;
export type PracticeAdvice = z.infer<typeof practiceAdviceSchema>;
export type PracticeResult = z.infer<typeof practiceResultSchema>;
