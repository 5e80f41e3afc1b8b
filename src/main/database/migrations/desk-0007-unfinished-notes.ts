import type { Migration } from '../migrate';

/** Notes that are being written, one a customer: what was typed is there after a crash. */
export const createUnfinishedNotes: Migration = {
  version: 7,
  sql: `
    CREATE TABLE unfinished_notes (
      external_id TEXT PRIMARY KEY,
      body TEXT NOT NULL
    ) STRICT;
  `,
};
