import type { z } from 'zod';
import type { noteSchema } from '../../core/customers/card';
import { readExternalId } from './card-identity';
import type { ReadableDatabase, WritableDatabase } from './handle';
import { command, inTransaction, query } from './statement';
import { forgetUnfinishedNote } from './unfinished-notes';

type Note = z.infer<typeof noteSchema>;

/** Most notes a card shows. */
const shownNotes = 200;

const insertNote = command<{ externalId: string; at: number; author: string; body: string }>(
  'add note',
  'INSERT INTO notes (external_id, at, author, body) VALUES (@externalId, @at, @author, @body)',
);

const readOfCustomer = query<{ externalId: string; limit: number }, Note>(
  'notes of customer',
  `SELECT note_id AS noteId, at, author, body FROM notes WHERE external_id = @externalId ORDER BY at DESC, note_id DESC LIMIT @limit`,
);

/** Adds an agent's note to a card, in place of the unfinished one; false when there is no such card. */
export function addNote(database: WritableDatabase, note: { cardId: number; author: string; body: string; at: number }): boolean {
  const externalId = readExternalId(database, note.cardId);
  if (externalId === undefined) return false;
  inTransaction(database, 'add note', () => {
    insertNote.run(database, { externalId, at: Math.round(note.at), author: note.author, body: note.body });
    forgetUnfinishedNote(database, externalId);
  });
  return true;
}

/** The notes agents made on a customer's card, newest first. */
export function readNotes(database: ReadableDatabase, externalId: string): Note[] {
  return readOfCustomer.all(database, { externalId, limit: shownNotes });
}
