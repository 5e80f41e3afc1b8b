import type { ReadableDatabase, WritableDatabase } from './handle';
import { command, query } from './statement';

/** A recording on its way to the centre's server. */
export interface UploadRow {
  readonly recordingId: string;
  readonly callId: string;
  readonly startedAt: number;
  /** Where the server has it, once it has told. */
  readonly location: string | null;
  readonly attempts: number;
}

const insertUpload = command<{ recordingId: string; queuedAt: number }>(
  'queue recording',
  'INSERT OR IGNORE INTO recording_uploads (recording_id, queued_at) VALUES (@recordingId, @queuedAt)',
);

const readUploads = query<Record<string, never>, UploadRow>(
  'pending recordings',
  `SELECT recording_id AS recordingId, call_id AS callId, started_at AS startedAt, location, attempts
   FROM recording_uploads JOIN recordings USING (recording_id)
   WHERE settled_at IS NULL AND file IS NOT NULL ORDER BY queued_at, recording_id`,
);

const updateLocation = command<{ recordingId: string; location: string | null }>(
  'place recording',
  'UPDATE recording_uploads SET location = @location WHERE recording_id = @recordingId',
);

const updateAttempt = command<{ recordingId: string }>(
  'mark upload',
  'UPDATE recording_uploads SET attempts = attempts + 1 WHERE recording_id = @recordingId',
);

const updateSettled = command<{ recordingId: string; at: number }>(
  'settle recording',
  'UPDATE recording_uploads SET settled_at = @at WHERE recording_id = @recordingId AND settled_at IS NULL',
);

/** Queues a complete recording for the server; once however often it is asked. */
export function queueUpload(database: WritableDatabase, recordingId: string, queuedAt: number): void {
  insertUpload.run(database, { recordingId, queuedAt: Math.round(queuedAt) });
}

/** What is still to be uploaded, oldest first. */
export function listPendingUploads(database: ReadableDatabase): UploadRow[] {
  return readUploads.all(database, {});
}

/** The server has made a place for it, or has it no more (null). */
export function placeUpload(database: WritableDatabase, recordingId: string, location: string | null): void {
  updateLocation.run(database, { recordingId, location });
}

export function markUploadAttempt(database: WritableDatabase, recordingId: string): void {
  updateAttempt.run(database, { recordingId });
}

/** The server has all of it. */
export function settleUpload(database: WritableDatabase, recordingId: string, at: number): void {
  updateSettled.run(database, { recordingId, at: Math.round(at) });
}
