import { z } from 'zod';
import { callDirectionSchema } from '../../core/calls/call';
import { callerIdentitySchema } from '../../core/calls/caller-identity';
import { notReachedSchema } from '../../core/calls/not-reached';
import { formValuesSchema } from '../../core/forms/form';
import { scriptProgressSchema } from '../../core/scripts/script';
import type { ReadableDatabase, WritableDatabase } from './handle';
import { command, inTransaction, query } from './statement';

/** A conversation that is not finished: what was typed and all that brings it back after a crash. Times are wall clock, ms. */
export const draftSchema = z.object({
  conversationId: z.uuid(),
  direction: callDirectionSchema,
  identity: callerIdentitySchema,
  queueId: z.string().optional(),
  cardId: z.number().int().optional(),
  formId: z.string().optional(),
  formVersion: z.number().int().optional(),
  scriptProgress: scriptProgressSchema.optional(),
  values: formValuesSchema,
  startedAt: z.number(),
  answeredAt: z.number().optional(),
  /** Set once the call is over. */
  endedAt: z.number().optional(),
  notReached: notReachedSchema.optional(),
});

export type Draft = z.infer<typeof draftSchema>;
export type SavedDraft = Draft & { savedAt: number };

const upsertDraft = command<{ conversationId: string; startedAt: number; savedAt: number; draft: string }>(
  'save draft',
  `INSERT INTO drafts (conversation_id, started_at, saved_at, draft)
   SELECT @conversationId, @startedAt, @savedAt, @draft
   WHERE NOT EXISTS (SELECT 1 FROM interactions WHERE conversation_id = @conversationId)
   ON CONFLICT (conversation_id) DO UPDATE SET saved_at = excluded.saved_at, draft = excluded.draft`,
);

const readAll = query<Record<string, never>, { draft: string; savedAt: number }>(
  'read drafts',
  'SELECT draft, saved_at AS savedAt FROM drafts ORDER BY started_at, conversation_id',
);

const removeDraft = command<{ conversationId: string }>('delete draft', 'DELETE FROM drafts WHERE conversation_id = @conversationId');

/**
 * Puts a draft on disk in place of the one before. A batch that comes after its form was finished changes nothing and is
 * answered by `finished`. Throws when it cannot be written (see storage-problem.ts).
 */
export function saveDraft(database: WritableDatabase, draft: Draft, savedAt: number): 'saved' | 'finished' {
  const { conversationId, startedAt } = draft;
  const changes = inTransaction(database, 'save draft', () =>
    upsertDraft.run(database, { conversationId, startedAt: Math.round(startedAt), savedAt, draft: JSON.stringify(draft) }),
  );
  return changes > 0 ? 'saved' : 'finished';
}

/** All unfinished conversations, oldest first. One that an older program wrote and this one cannot read is passed over. */
export function readDrafts(database: ReadableDatabase): SavedDraft[] {
  return readAll.all(database, {}).flatMap(({ draft, savedAt }) => {
    const parsed = draftSchema.safeParse(JSON.parse(draft));
    return parsed.success ? [{ ...parsed.data, savedAt }] : [];
  });
}

export function deleteDraft(database: WritableDatabase, conversationId: string): void {
  removeDraft.run(database, { conversationId });
}
