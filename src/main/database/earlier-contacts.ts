import type { Interaction } from '../../core/customers/card';
import { findCardByExternalId } from './card-identity';
import type { WritableDatabase } from './handle';
import { finishInteraction } from './interactions';
import { addNote } from './notes';
import { command, inTransaction } from './statement';

/** What a made-up customer has behind them. `conversationId` stays the same over every retelling. */
export interface EarlierContacts {
  readonly externalId: string;
  readonly contacts: readonly (Omit<Interaction, 'interactionId'> & { readonly conversationId: string })[];
  readonly notes: readonly { readonly at: number; readonly author: string; readonly body: string }[];
}

const retell = command<{
  interactionId: string;
  at: number;
  agent: string;
  topic: string | null;
  outcome: string | null;
  summary: string | null;
}>(
  'retell contact',
  `UPDATE interactions SET at = @at, agent = @agent, topic = @topic, outcome = @outcome, summary = @summary
   WHERE interaction_id = @interactionId`,
);

const forgetNotes = command<{ externalId: string; keptAuthor: string }>(
  'forget notes of others',
  'DELETE FROM notes WHERE external_id = @externalId AND author <> @keptAuthor',
);

/**
 * Gives a made-up customer a past, for practice: told again with other dates or in another language it takes the place
 * of the one told before. Notes of `keptAuthor`, the person at this desk, stay.
 */
export function tellEarlierContacts(database: WritableDatabase, past: EarlierContacts, keptAuthor: string): void {
  const cardId = findCardByExternalId(database, past.externalId);
  if (cardId === undefined) return;
  inTransaction(database, 'tell earlier contacts', () => {
    forgetNotes.run(database, { externalId: past.externalId, keptAuthor });
    for (const note of past.notes) addNote(database, { cardId, ...note });
    for (const { conversationId, at, agent, direction, talkMs, queueId, topic, outcome, summary } of past.contacts) {
      const { interactionId } = finishInteraction(database, {
        conversationId,
        agent,
        at,
        monotonicMs: 0,
        payload: { cardId, ...(queueId !== undefined && { queueId }), scriptPath: [], values: {}, finishedBy: 'agent', wrapUpMs: 0 },
        history: { startedAt: at, direction, talkMs, topic, outcome, summary },
      });
      retell.run(database, {
        interactionId,
        at: Math.round(at),
        agent,
        topic: topic ?? null,
        outcome: outcome ?? null,
        summary: summary ?? null,
      });
    }
  });
}
