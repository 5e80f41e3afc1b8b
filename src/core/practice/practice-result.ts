import { z } from 'zod';

/**
 * How a practice call went. The words for `checkId` and `advice` come from the catalogue; `expected` and `given` are
 * what the form shows, in its language.
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
  ]),
  isPassed: z.boolean(),
  /** Name of the form's field or of the script's step. */
  about: z.string().max(128).optional(),
  expected: z.string().max(500).optional(),
  given: z.string().max(500).optional(),
});

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
  /** What to do better, most important first, in the agent's language. */
  advice: z.array(z.string().max(500)),
});
