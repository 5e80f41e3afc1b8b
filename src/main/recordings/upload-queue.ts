import type { WritableDatabase } from '../database/handle';
import { listPendingUploads, markUploadAttempt, placeUpload, settleUpload, type UploadRow } from '../database/recording-uploads';
import type { RecordingReader } from './recording-reader';
import { type Fetch, uploadByTus } from './tus-upload';

/** Brings recordings to the centre's server, one after another, until it has them all. */
export interface UploadQueue {
  /** There is something to upload, or the server's address changed. */
  wake(): void;
  /** What is under way is broken off; a later start goes on where the server has come to. */
  dispose(): void;
}

export interface UploadQueuePort {
  readonly database: WritableDatabase;
  readonly fetch: Fetch;
  /** Where uploads are created; undefined: they stay here. */
  endpoint(): string | undefined;
  open(recordingId: string): Promise<RecordingReader | undefined>;
  now(): number;
  /** 0 to 1, so that not everybody comes back at once after the server was down. */
  random(): number;
  /** Calls back once after so many ms; the answer cancels it. */
  after(delayMs: number, callback: () => void): () => void;
  /** For the log. */
  onTrouble(what: string, error?: unknown): void;
}

const firstDelayMs = 5000;
const longestDelayMs = 30 * 60_000;

export function createUploadQueue(port: UploadQueuePort): UploadQueue {
  const { database, now } = port;
  const ended = new AbortController();
  let isRunning = false;
  let failures = 0;
  /** Where the last attempt went to. */
  let triedEndpoint: string | undefined;
  let cancelTimer = (): void => {};

  /** Whether the server has all of it, or never will. */
  async function upload(row: UploadRow, endpoint: string): Promise<boolean> {
    const { recordingId, callId, startedAt } = row;
    const reader = await port.open(recordingId);
    if (!reader) {
      port.onTrouble('A recording that was to be uploaded cannot be read');
      return false;
    }
    try {
      markUploadAttempt(database, recordingId);
      const outcome = await uploadByTus({
        fetch: port.fetch,
        endpoint,
        location: row.location,
        length: reader.soundBytes,
        read: reader.read,
        metadata: {
          filename: `${recordingId}.webm`,
          filetype: 'audio/webm',
          recordingId,
          callId,
          startedAt: new Date(startedAt).toISOString(),
        },
        onLocation: (location) => placeUpload(database, recordingId, location),
        signal: ended.signal,
      });
      if (ended.signal.aborted) return false;
      if (outcome.ok) settleUpload(database, recordingId, now());
      // a place at another server is one that the centre may have left
      else if (outcome.problem === 'gone' || isElsewhere(row.location, endpoint)) placeUpload(database, recordingId, null);
      if (!outcome.ok) port.onTrouble(`A recording could not be uploaded: ${outcome.problem}`);
      return outcome.ok;
    } finally {
      await reader.close();
    }
  }

  /** Each once; one that does not go must not hold up the others. */
  async function uploadAll(endpoint: string): Promise<boolean> {
    let isDone = true;
    for (const row of listPendingUploads(database)) {
      if (ended.signal.aborted) return false;
      isDone = (await upload(row, endpoint)) && isDone;
    }
    return isDone;
  }

  async function run(): Promise<void> {
    const endpoint = port.endpoint();
    if (endpoint === undefined || isRunning || ended.signal.aborted) return;
    isRunning = true;
    if (endpoint !== triedEndpoint) failures = 0;
    triedEndpoint = endpoint;
    cancelTimer();
    const isDone = await uploadAll(endpoint).catch((error: unknown) => {
      port.onTrouble('Recordings could not be uploaded now', error);
      return false;
    });
    isRunning = false;
    if (ended.signal.aborted) return;
    failures = isDone || port.endpoint() !== endpoint ? 0 : failures + 1;
    if (isDone && listPendingUploads(database).length === 0) return;
    cancelTimer = port.after(failures === 0 ? 0 : delayAfter(failures, port.random()), () => void run());
  }

  return {
    wake() {
      // what failed before has its own time, unless it failed elsewhere
      if (failures === 0 || port.endpoint() !== triedEndpoint) void run();
    },
    dispose() {
      ended.abort();
      cancelTimer();
    },
  };
}

function isElsewhere(location: string | null, endpoint: string): boolean {
  return location !== null && URL.parse(location)?.origin !== URL.parse(endpoint)?.origin;
}

/** Doubles from 5 s to half an hour, spread over its second half; ms. */
function delayAfter(failures: number, random: number): number {
  const delayMs = Math.min(longestDelayMs, firstDelayMs * 2 ** (failures - 1));
  return delayMs * (0.5 + random / 2);
}
