import { readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { WritableDatabase } from '../database/handle';
import { queueUpload } from '../database/recording-uploads';
import { forgetRecording, keepRecording, listRecordingFiles, listRecordingsBefore, listUnfinishedRecordings } from '../database/recordings';

export interface TidyRecordingsOptions {
  readonly database: WritableDatabase;
  readonly folder: string;
  readonly now: number;
  readonly retentionMs: number;
  readonly isUploaded: boolean;
  /** Whether it is being recorded at this moment. */
  readonly isOpen: (recordingId: string) => boolean;
  readonly onTrouble: (what: string, error: unknown) => void;
}

/** Completes interrupted recordings, then deletes what is too old; answers how many were queued for the server. */
export async function tidyRecordings(options: TidyRecordingsOptions): Promise<number> {
  const queued = completeInterrupted(options);
  const { database, folder, now, retentionMs } = options;
  for (const { recordingId, file } of listRecordingsBefore(database, now - retentionMs)) {
    attempt(options, () => {
      rmSync(join(folder, basename(file)), { force: true });
      forgetRecording(database, recordingId, now);
    });
    await pause();
  }
  deleteStrays(options);
  return queued;
}

/** Bytes on the disk; 0 for a file that is not there. */
export function bytesOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** What is in the recordings' folder; nothing where nothing was ever recorded. */
export function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** A crash leaves a recording whose file goes as far as it goes, and whose end is when that was written last. */
function completeInterrupted(options: TidyRecordingsOptions): number {
  const { database, folder, now, isUploaded, isOpen } = options;
  let queued = 0;
  for (const { recordingId, file, startedAt } of listUnfinishedRecordings(database)) {
    if (isOpen(recordingId)) continue;
    attempt(options, () => {
      const state = statSync(join(folder, basename(file)), { throwIfNoEntry: false });
      if (!state) {
        forgetRecording(database, recordingId, now);
        return;
      }
      keepRecording(database, recordingId, state.size, Math.max(startedAt, state.mtimeMs));
      if (!isUploaded) return;
      queueUpload(database, recordingId, now);
      queued += 1;
    });
  }
  return queued;
}

/** Files that no row knows (a database that was set aside) are kept no longer than the others. */
function deleteStrays(options: TidyRecordingsOptions): void {
  const { database, folder, now, retentionMs } = options;
  const known = listRecordingFiles(database);
  for (const name of listFiles(folder)) {
    if (known.has(name)) continue;
    attempt(options, () => {
      if (statSync(join(folder, name)).mtimeMs < now - retentionMs) rmSync(join(folder, name), { force: true });
    });
  }
}

function attempt({ onTrouble }: TidyRecordingsOptions, work: () => void): void {
  try {
    work();
  } catch (error) {
    onTrouble('An old recording could not be put in order', error);
  }
}

/** Lets a call come in between two files. */
function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
