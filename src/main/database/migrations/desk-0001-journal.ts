import type { Migration } from '../migrate';

/** The journal, which can only be added to, and the outbox of facts on their way to the team. */
export const createJournal: Migration = {
  version: 1,
  sql: `
    CREATE TABLE facts (
      fact_id TEXT PRIMARY KEY,
      agent TEXT NOT NULL,
      sequence INTEGER NOT NULL,
      type TEXT NOT NULL,
      version INTEGER NOT NULL,
      at INTEGER NOT NULL,
      monotonic_ms REAL NOT NULL,
      payload TEXT NOT NULL CHECK (json_valid(payload)),
      UNIQUE (agent, sequence)
    ) STRICT;
    CREATE INDEX facts_by_time ON facts (agent, type, at);

    CREATE TRIGGER facts_are_never_changed BEFORE UPDATE ON facts
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    CREATE TRIGGER facts_are_never_deleted BEFORE DELETE ON facts
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

    CREATE TABLE outbox (
      fact_id TEXT PRIMARY KEY REFERENCES facts (fact_id),
      queued_at INTEGER NOT NULL,
      sent_at INTEGER,
      attempts INTEGER NOT NULL DEFAULT 0,
      settled_at INTEGER
    ) STRICT;
    CREATE INDEX outbox_pending ON outbox (queued_at) WHERE settled_at IS NULL;
  `,
};
