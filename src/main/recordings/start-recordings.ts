import { join } from 'node:path';
import type { Configuration } from '../../core/policy/configuration';
import type { WritableDatabase } from '../database/handle';
import { log } from '../diagnostics/log';
import type { SecretStore } from '../secrets/secret-store';
import { userKey } from '../secrets/user-key';
import { systemClock } from '../session/session-clock';
import { createRecordings, type Recordings, type RecordingsPort } from './recordings';
import { createUploadFetch } from './upload-fetch';
import { createUploadQueue } from './upload-queue';

const dayMs = 86_400_000;

export interface RunningRecordings extends Pick<Recordings, 'begin' | 'append' | 'finish'> {
  /** Puts in order what is there, which happens daily by itself, and uploads what waits. */
  tidy(): void;
  /** The server's address may be another one. */
  reconfigure(): void;
  /** No more goes to the server, and nothing is deleted any more; what is recorded goes on. */
  stop(): void;
  close(): Promise<void>;
}

export interface RecordingsPlace {
  readonly database: WritableDatabase;
  /** Where the user's records are. */
  readonly folder: string;
  readonly secrets: SecretStore;
  configuration(): Configuration;
  readonly onLost: RecordingsPort['onLost'];
}

/** The recordings of this PC, and their way to the centre's server, with the clock and network of the system. */
export function startRecordings({ database, folder, secrets, configuration, onLost }: RecordingsPlace): RunningRecordings {
  const onTrouble = (what: string, error?: unknown): void => log.warn(what, error);
  const recordings = createRecordings({
    database,
    folder: join(folder, 'recordings'),
    key: (areThereRecordings) => userKey(secrets, 'recording-key', areThereRecordings),
    now: systemClock.now,
    retentionMs: () => configuration().recording.retentionDays * dayMs,
    isUploaded: () => configuration().recording.uploadUrl !== undefined,
    onQueued: () => uploads.wake(),
    onLost,
    onTrouble,
  });
  const uploads = createUploadQueue({
    database,
    fetch: createUploadFetch(
      () => configuration().security.pinnedCertificates,
      () => log.warn('The certificate of the server for recordings is not trusted'),
    ),
    endpoint: () => configuration().recording.uploadUrl,
    open: recordings.open,
    now: systemClock.now,
    random: Math.random,
    after: systemClock.after,
    onTrouble,
  });
  const tidying = setInterval(() => void recordings.tidy(), dayMs);
  return {
    begin: recordings.begin,
    append: recordings.append,
    finish: recordings.finish,
    tidy: () => void recordings.tidy().then(uploads.wake),
    reconfigure: uploads.wake,
    stop() {
      clearInterval(tidying);
      uploads.dispose();
    },
    close: recordings.close,
  };
}
