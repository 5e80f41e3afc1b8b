import type { Migration } from '../migrate';

/**
 * Recordings of calls, and those of them that are on their way to the centre's server. The sound is in files of its own; a
 * recording whose file was deleted keeps its row, so that a call says for ever that it was recorded.
 */
export const createRecordings: Migration = {
  version: 6,
  sql: `
    CREATE TABLE recordings (
      recording_id TEXT PRIMARY KEY,
      call_id TEXT NOT NULL,
      started_at INTEGER NOT NULL,
      ended_at INTEGER,
      pauses TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(pauses)),
      state TEXT NOT NULL CHECK (state IN ('recording', 'kept', 'deleted')),
      bytes INTEGER NOT NULL DEFAULT 0,
      file TEXT
    ) STRICT;
    CREATE INDEX recordings_of_call ON recordings (call_id);
    CREATE INDEX recordings_by_time ON recordings (started_at);

    CREATE TABLE recording_uploads (
      recording_id TEXT PRIMARY KEY REFERENCES recordings (recording_id),
      queued_at INTEGER NOT NULL,
      location TEXT,
      attempts INTEGER NOT NULL DEFAULT 0,
      settled_at INTEGER
    ) STRICT;
    CREATE INDEX recording_uploads_pending ON recording_uploads (queued_at) WHERE settled_at IS NULL;
  `,
};
