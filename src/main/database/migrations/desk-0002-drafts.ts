import type { Migration } from '../migrate';

/** Conversations that are not finished: what was typed, and what brings them back after a crash. */
export const createDrafts: Migration = {
  version: 2,
  sql: `
    CREATE TABLE drafts (
      conversation_id TEXT PRIMARY KEY,
      started_at INTEGER NOT NULL,
      saved_at INTEGER NOT NULL,
      draft TEXT NOT NULL CHECK (json_valid(draft))
    ) STRICT;
  `,
};
