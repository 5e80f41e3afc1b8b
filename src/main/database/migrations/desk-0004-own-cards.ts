import type { Migration } from '../migrate';

/**
 * What agents add to the centre's cards: new cards, numbers, notes. Kept apart from the cache, which an import writes,
 * so that a note never waits for one. Cards made here have numbers below zero.
 */
export const createOwnCards: Migration = {
  version: 4,
  sql: `
    CREATE TABLE own_cards (
      card_id INTEGER PRIMARY KEY CHECK (card_id < 0),
      external_id TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      folded_name TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      created_by TEXT NOT NULL
    ) STRICT;

    CREATE TABLE own_phones (
      external_id TEXT NOT NULL,
      e164 TEXT NOT NULL,
      reversed TEXT NOT NULL,
      as_given TEXT NOT NULL,
      label TEXT NOT NULL,
      PRIMARY KEY (external_id, e164)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX own_phones_by_number ON own_phones (e164);
    CREATE INDEX own_phones_by_ending ON own_phones (reversed);

    CREATE TABLE notes (
      note_id INTEGER PRIMARY KEY,
      external_id TEXT NOT NULL,
      at INTEGER NOT NULL,
      author TEXT NOT NULL,
      body TEXT NOT NULL
    ) STRICT;
    CREATE INDEX notes_of_customer ON notes (external_id, at);
  `,
};
