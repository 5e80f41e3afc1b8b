import { readExternalId } from './card-identity';
import type { ReadableDatabase, WritableDatabase } from './handle';
import { command, query } from './statement';

const upsert = command<{ externalId: string; body: string }>(
  'keep unfinished note',
  `INSERT INTO unfinished_notes (external_id, body) VALUES (@externalId, @body)
   ON CONFLICT (external_id) DO UPDATE SET body = excluded.body`,
);

const remove = command<{ externalId: string }>('delete unfinished note', 'DELETE FROM unfinished_notes WHERE external_id = @externalId');

const read = query<{ externalId: string }, { body: string }>(
  'unfinished note of customer',
  'SELECT body FROM unfinished_notes WHERE external_id = @externalId',
);

/** Keeps what has been typed of a note so far; an empty one is none. Nothing where there is no such card. */
export function keepUnfinishedNote(database: WritableDatabase, cardId: number, body: string): void {
  const externalId = readExternalId(database, cardId);
  if (externalId === undefined) return;
  if (body.trim() === '') forgetUnfinishedNote(database, externalId);
  else upsert.run(database, { externalId, body });
}

/** What had been typed of a note on this card and was not added; empty when there is nothing. */
export function readUnfinishedNote(database: ReadableDatabase, cardId: number): string {
  const externalId = readExternalId(database, cardId);
  return (externalId !== undefined && read.first(database, { externalId })?.body) || '';
}

/** The note has been added, or taken back. */
export function forgetUnfinishedNote(database: WritableDatabase, externalId: string): void {
  remove.run(database, { externalId });
}
