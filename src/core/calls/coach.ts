import { z } from 'zod';
import { cleanText } from '../phone/clean-text';
import type { Call } from './call';

const nameLength = 64;

/** What a coach may do: hear the call, speak to the agent alone, speak to everybody in it. */
const coachModeSchema = z.enum(['listening', 'whispering', 'joined']);

const nameSchema = z.string().min(1).max(nameLength);

/** What the PBX says of a coach, see docs/coaching.md. */
export const coachNewsSchema = z.object({ mode: z.enum([...coachModeSchema.options, 'left']), name: nameSchema.optional() });

/** Who is there beside agent and caller, by the PBX's own means; `since` in this mode. */
export const coachSchema = z.object({ mode: coachModeSchema, name: nameSchema.optional(), since: z.number() });

export type CoachNews = z.infer<typeof coachNewsSchema>;
export type Coach = z.infer<typeof coachSchema>;

/** Reads `listening`, `whispering`, `joined` or `left`, and the coach's name after it; null when it is none of these. */
export function parseCoachNews(body: string): CoachNews | null {
  const [, word, rest] = /^\s*([a-z]+)(?:\s+(\S.*))?\s*$/s.exec(body.slice(0, 1024)) ?? [];
  const mode = coachNewsSchema.shape.mode.safeParse(word);
  if (!mode.success) return null;
  const name = cleanText(rest, nameLength);
  return { mode: mode.data, ...(name !== undefined && { name }) };
}

/** Who is there after the PBX's news. The same once more answers the very same coach; without a call there is nobody. */
export function followCoach(before: Coach | null, { mode, name }: CoachNews, calls: readonly Call[], at: number): Coach | null {
  if (mode === 'left' || !hasCall(calls)) return null;
  if (before?.mode === mode && before.name === name) return before;
  return { mode, ...(name !== undefined && { name }), since: at };
}

/** Who is there when the calls have changed: nobody after the last one, whatever the PBX has said. */
export function keepCoach(coach: Coach | null, calls: readonly Call[]): Coach | null {
  return hasCall(calls) ? coach : null;
}

/** Whether somebody has come, and not just begun to speak. */
export function hasCoachCome(before: Coach | null, after: Coach | null): boolean {
  return after !== null && (before === null || before.name !== after.name);
}

function hasCall(calls: readonly Call[]): boolean {
  return calls.some(({ state }) => state !== 'ended');
}
