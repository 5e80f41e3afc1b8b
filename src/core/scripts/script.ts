import { z } from 'zod';

const identifier = z.string().regex(/^[\w.-]{1,64}$/);

export const scriptAnswerSchema = z.object({
  answerId: identifier,
  label: z.string().min(1).max(120),
  /** The step that follows; absent ends the script. */
  next: identifier.optional(),
  /** Values this answer writes into the after-call form, by field name. */
  fills: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
});

export const scriptStepSchema = z.object({
  stepId: identifier,
  title: z.string().min(1).max(80),
  /** What the agent says. `{{name}}` and the other variables of script-variables.ts are filled from the card. */
  say: z.string().min(1).max(2000),
  /** For the agent only: why, or what to look at. */
  hint: z.string().max(500).optional(),
  /** A short number or page where the caller finds this answer next time. */
  selfService: z.string().max(200).optional(),
  answers: z.array(scriptAnswerSchema).max(9),
});

/** A script as its file holds it. Every `next` names a step of the same script (see check-script.ts). */
export const scriptSchema = z.object({
  scriptId: identifier,
  title: z.string().min(1).max(80),
  version: z.number().int().min(1).default(1),
  start: identifier,
  steps: z.array(scriptStepSchema).min(1).max(5000),
});

/** Where a conversation stands in its script. Small, kept with the draft. */
export const scriptProgressSchema = z.object({
  scriptId: identifier,
  stepId: identifier,
  /** Steps left behind with the answer that led on, oldest first. */
  path: z.array(z.object({ stepId: identifier, answerId: identifier })),
  isFinished: z.boolean(),
});

export type ScriptAnswer = z.infer<typeof scriptAnswerSchema>;
export type ScriptStep = z.infer<typeof scriptStepSchema>;
export type Script = z.infer<typeof scriptSchema>;
export type ScriptProgress = z.infer<typeof scriptProgressSchema>;
