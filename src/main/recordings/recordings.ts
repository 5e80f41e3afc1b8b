import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordingChunk } from '../../contract/ipc/recording';
import { failure, type Result, success } from '../../core/result';
import type { WritableDatabase } from '../database/handle';
import { queueUpload } from '../database/recording-uploads';
import { beginRecording, endRecording, findRecording, keepRecording, type Pauses } from '../database/recordings';
import { storageProblem } from '../database/storage-problem';
import type { KeyProblem } from '../secrets/user-key';
import { type RecordingReader, readRecording } from './recording-reader';
import { type RecordingWriter, writeRecording } from './recording-writer';
import { bytesOf, listFiles, tidyRecordings } from './tidy-recordings';

/** The recordings of this PC: a row each in the database, and the sound in encrypted files beside it. */
export interface Recordings {
  /** From now on chunks of this recording are taken. */
  begin(recording: { recordingId: string; callId: string; at: number }): Result<void, KeyProblem>;
  /** Puts a chunk on the disk. One of a recording that is not going on, or that the disk refuses, is lost. */
  append(chunk: RecordingChunk): Promise<'kept' | 'lost'>;
  /** The recording is over; what its recorder has not handed over yet is waited for a moment. */
  finish(recordingId: string, end: { at: number; pauses: Pauses }): void;
  /** Completes what a crash interrupted and deletes what is older than policy keeps; at the start and daily. */
  tidy(): Promise<void>;
  /** One whose sound is on this PC; undefined where it is not any more, or cannot be read. */
  open(recordingId: string): Promise<RecordingReader | undefined>;
  /** Ends what is going on. */
  close(): Promise<void>;
}

export interface RecordingsPort {
  readonly database: WritableDatabase;
  /** Made for the first recording. */
  readonly folder: string;
  key(areThereRecordings: () => boolean): Result<Buffer, KeyProblem>;
  now(): number;
  retentionMs(): number;
  /** Whether complete ones are to be uploaded. */
  isUploaded(): boolean;
  /** One more waits to be uploaded. */
  onQueued(): void;
  /** The disk refuses a recording that is going on. */
  onLost(recordingId: string, problem: KeyProblem): void;
  /** A file could not be read or deleted; for the log. */
  onTrouble(what: string, error: unknown): void;
}

interface OpenRecording {
  readonly writer: RecordingWriter;
  readonly file: string;
  /** Number of the chunk that comes next. */
  next: number;
  cancelWaiting?: () => void;
}

/** How long a recorder may take over its last second. */
const lastChunkWithinMs = 5000;

/** Ending of a recording's file. */
const recordingExtension = '.rec';

export function createRecordings(port: RecordingsPort): Recordings {
  const { database, folder, now } = port;
  const open = new Map<string, OpenRecording>();

  /** No more of it is taken; it is complete as far as it goes. */
  async function complete(recordingId: string): Promise<void> {
    const recording = open.get(recordingId);
    if (!recording) return;
    open.delete(recordingId);
    recording.cancelWaiting?.();
    try {
      await recording.writer.close();
      keepRecording(database, recordingId, bytesOf(recording.file), now());
      if (!port.isUploaded()) return;
      queueUpload(database, recordingId, now());
      port.onQueued();
    } catch (error) {
      port.onTrouble('A recording could not be completed now', error); // the next start does
    }
  }

  return {
    begin({ recordingId, callId, at }) {
      const key = port.key(() => listFiles(folder).some((name) => name.endsWith(recordingExtension)));
      if (!key.ok) return key;
      const name = recordingId + recordingExtension;
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        beginRecording(database, { recordingId, callId, startedAt: at, file: name });
      } catch (error) {
        return failure(storageProblem(error));
      }
      const file = join(folder, name);
      open.set(recordingId, { writer: writeRecording(file, key.value, recordingId), file, next: 0 });
      return success(undefined);
    },
    async append({ recordingId, number, bytes, isLast }) {
      const recording = open.get(recordingId);
      if (recording?.next !== number) return 'lost'; // with a gap in it nothing after can be played
      recording.next += 1;
      try {
        if (bytes.byteLength > 0) await recording.writer.append(bytes);
        if (isLast) await complete(recordingId);
        return 'kept';
      } catch (error) {
        if (open.has(recordingId)) {
          await complete(recordingId);
          port.onLost(recordingId, storageProblem(error));
        }
        return 'lost';
      }
    },
    finish(recordingId, { at, pauses }) {
      try {
        endRecording(database, recordingId, at, pauses);
      } catch (error) {
        port.onTrouble('The end of a recording could not be noted', error);
      }
      const recording = open.get(recordingId);
      if (!recording) return;
      const timer = setTimeout(() => void complete(recordingId), lastChunkWithinMs);
      recording.cancelWaiting = () => clearTimeout(timer);
    },
    async tidy() {
      const { isUploaded, onTrouble } = port;
      const queued = await tidyRecordings({
        database,
        folder,
        now: now(),
        retentionMs: port.retentionMs(),
        isUploaded: isUploaded(),
        isOpen: (id) => open.has(id),
        onTrouble,
      });
      if (queued > 0) port.onQueued();
    },
    async open(recordingId) {
      const row = findRecording(database, recordingId);
      if (!row) return undefined;
      const key = port.key(() => true);
      return key.ok ? await readRecording(join(folder, row.file), key.value, recordingId) : undefined;
    },
    async close() {
      await Promise.all([...open.keys()].map(complete));
    },
  };
}
