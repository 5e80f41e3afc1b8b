import { z } from 'zod';
import type { ReadableDatabase, WritableDatabase } from './handle';
import { settleUpload } from './recording-uploads';
import { command, inTransaction, query } from './statement';

/** Stretches of a recording that are silent because it was paused; wall clock, ms. */
export const pausesSchema = z.array(z.object({ from: z.number(), to: z.number() }));

export type Pauses = z.infer<typeof pausesSchema>;

/** A recording whose sound is on this PC. `recording` until its file is complete. */
export interface RecordingRow {
  readonly recordingId: string;
  readonly callId: string;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly state: 'recording' | 'kept';
  /** Name of its file in the recordings' folder. */
  readonly file: string;
}

const columns = 'recording_id AS recordingId, call_id AS callId, started_at AS startedAt, ended_at AS endedAt, state, file';

const insertRecording = command<{ recordingId: string; callId: string; startedAt: number; file: string }>(
  'begin recording',
  `INSERT INTO recordings (recording_id, call_id, started_at, state, file) VALUES (@recordingId, @callId, @startedAt, 'recording', @file)`,
);

const updateEnd = command<{ recordingId: string; endedAt: number; pauses: string }>(
  'end recording',
  'UPDATE recordings SET ended_at = @endedAt, pauses = @pauses WHERE recording_id = @recordingId',
);

const updateKept = command<{ recordingId: string; bytes: number; endedAt: number }>(
  'keep recording',
  `UPDATE recordings SET state = 'kept', bytes = @bytes, ended_at = coalesce(ended_at, @endedAt)
   WHERE recording_id = @recordingId AND state = 'recording'`,
);

const updateDeleted = command<{ recordingId: string }>(
  'forget recording',
  `UPDATE recordings SET state = 'deleted', file = NULL WHERE recording_id = @recordingId`,
);

const readUnfinished = query<Record<string, never>, RecordingRow>(
  'unfinished recordings',
  `SELECT ${columns} FROM recordings WHERE state = 'recording' ORDER BY started_at`,
);

const readOlder = query<{ before: number }, RecordingRow>(
  'old recordings',
  `SELECT ${columns} FROM recordings WHERE file IS NOT NULL AND state = 'kept' AND started_at < @before ORDER BY started_at`,
);

const readOne = query<{ recordingId: string }, RecordingRow>(
  'recording',
  `SELECT ${columns} FROM recordings WHERE recording_id = @recordingId AND file IS NOT NULL`,
);

const readFiles = query<Record<string, never>, { file: string }>('files', 'SELECT file FROM recordings WHERE file IS NOT NULL');

/** A recording begins; its row is there before its file is. */
export function beginRecording(
  database: WritableDatabase,
  recording: { recordingId: string; callId: string; startedAt: number; file: string },
): void {
  insertRecording.run(database, { ...recording, startedAt: Math.round(recording.startedAt) });
}

/** The call is over, or the recording was stopped; its last second may still be on its way to the disk. */
export function endRecording(database: WritableDatabase, recordingId: string, endedAt: number, pauses: Pauses): void {
  updateEnd.run(database, { recordingId, endedAt: Math.round(endedAt), pauses: JSON.stringify(pauses) });
}

/** Its file is complete: `bytes` on the disk. `endedAt` counts where the program did not live to note the end. */
export function keepRecording(database: WritableDatabase, recordingId: string, bytes: number, endedAt: number): void {
  updateKept.run(database, { recordingId, bytes, endedAt: Math.round(endedAt) });
}

/** Its file is gone, and with it what was still to be uploaded. */
export function forgetRecording(database: WritableDatabase, recordingId: string, at: number): void {
  inTransaction(database, 'forget recording', () => {
    updateDeleted.run(database, { recordingId });
    settleUpload(database, recordingId, at);
  });
}

/** Those that a crash interrupted. */
export function listUnfinishedRecordings(database: ReadableDatabase): RecordingRow[] {
  return readUnfinished.all(database, {});
}

/** Complete ones that began before that time and still have their file. */
export function listRecordingsBefore(database: ReadableDatabase, before: number): RecordingRow[] {
  return readOlder.all(database, { before });
}

/** One whose sound is on this PC. */
export function findRecording(database: ReadableDatabase, recordingId: string): RecordingRow | undefined {
  return readOne.first(database, { recordingId });
}

/** Names of all files that belong to a recording. */
export function listRecordingFiles(database: ReadableDatabase): ReadonlySet<string> {
  return new Set(readFiles.all(database, {}).map(({ file }) => file));
}
