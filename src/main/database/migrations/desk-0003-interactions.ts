import type { Migration } from '../migrate';

/**
 * Finished contacts as a customer's history shows them, and the calls of the phone column's list. A contact names its
 * customer by the centre's own id: the number of a cached card may change when the cache is made anew.
 */
export const createInteractions: Migration = {
  version: 3,
  sql: `
    CREATE TABLE interactions (
      interaction_id TEXT PRIMARY KEY,
      conversation_id TEXT NOT NULL UNIQUE,
      external_id TEXT,
      at INTEGER NOT NULL,
      direction TEXT NOT NULL,
      queue_id TEXT,
      agent TEXT NOT NULL,
      topic TEXT,
      outcome TEXT,
      summary TEXT,
      talk_ms INTEGER NOT NULL,
      fact_id TEXT NOT NULL REFERENCES facts (fact_id)
    ) STRICT;
    CREATE INDEX interactions_of_customer ON interactions (external_id, at);

    CREATE TABLE recent_calls (
      call_id TEXT PRIMARY KEY,
      at INTEGER NOT NULL,
      direction TEXT NOT NULL,
      name TEXT,
      number TEXT,
      display_number TEXT,
      cause TEXT NOT NULL,
      talk_ms INTEGER
    ) STRICT;
    CREATE INDEX recent_calls_by_time ON recent_calls (at);
  `,
};
