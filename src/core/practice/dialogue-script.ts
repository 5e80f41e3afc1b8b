import { z } from 'zod';
import { localTextSchema } from './local-text';

const identifier = z.string().regex(/^[\w.-]{1,64}$/);
const line = localTextSchema(400);

/** What a caller says because of what the agent does, not because it is their turn. */
export const reactionIds = ['nudge', 'give-up', 'after-hold', 'long-hold', 'louder', 'interrupted'] as const;

/**
 * The lines of a mood or a scenario, by reaction: `nudge` when nobody says a word, `give-up` before hanging up over it,
 * `after-hold` and `long-hold` when the agent is back, `louder` when the agent is too quiet, `interrupted` when the agent
 * talked over the caller. A reaction without a line is silent.
 */
export const reactionsSchema = z.partialRecord(z.enum(reactionIds), line);

/** A place in the agent's script that was come by: the step itself, or the step left by this answer. */
const scriptPlaceSchema = z.object({ step: identifier, answer: identifier.optional() });

/** One thing that the caller says when it is their turn. */
export const turnSchema = z.object({
  /** Names the recording, too. Unlike every other line of the dialogue. */
  lineId: identifier,
  text: line,
  /** How much the agent must have said (pauses left out) since the caller's last word. Nods and "one moment" are shorter.
   * 0: the caller goes on by themselves. */
  afterSpokenMs: z.number().int().min(0).max(30_000).default(700),
  /** The longest silence before the caller asks whether anybody is there; otherwise that of the mood. */
  waitS: z.number().min(1).max(120).optional(),
  /** The turn is left out unless (or if) the agent's script has come by there. */
  when: scriptPlaceSchema.optional(),
  unless: scriptPlaceSchema.optional(),
});

/** The caller's side of a conversation. Turns come in their order; the last one comes always. */
export const dialogueScriptSchema = z.object({
  turns: z.array(turnSchema).min(1).max(30),
  reactions: reactionsSchema.default({}),
  /** From this line on the agent may hang up without cutting the caller off; otherwise from the last one. */
  settledBy: identifier.optional(),
  /** Who hangs up after the last turn. The caller does in the end, when the agent does not. */
  endedBy: z.enum(['caller', 'agent']).default('caller'),
});

export type ReactionId = (typeof reactionIds)[number];
export type ScriptPlace = z.infer<typeof scriptPlaceSchema>;
export type Turn = z.infer<typeof turnSchema>;
export type DialogueScript = z.infer<typeof dialogueScriptSchema>;
