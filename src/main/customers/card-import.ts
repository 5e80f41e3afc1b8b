import type { ColumnMapping, ImportEncoding, ImportPreview, ImportProblem, ImportProgress } from '../../contract/ipc/card-import';
import { failure, type Result, success } from '../../core/result';
import { adoptCards, removeReplacement } from '../database/card-store';
import { cardFileBeside } from '../database/database';
import type { WritableDatabase } from '../database/handle';
import { storageProblem } from '../database/storage-problem';
import { type ImportReply, type ImportRequest, importReplySchema } from './import-message';

/** How long a cancelled import may take to stop by itself, ms. */
const cancelGraceMs = 1000;

/** The process that does the work, as this file needs it; `startImportProcess` starts a real one. */
export interface ImportWorker {
  post(request: ImportRequest): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: () => void): void;
  kill(): void;
}

export interface CardImportOptions {
  /** The desk's open database; a finished import is put in place of its attached cards. */
  readonly database: WritableDatabase;
  readonly databaseFile: string;
  readonly key?: Buffer | undefined;
  /** ISO 3166-1 country of numbers without a country code. */
  readonly country: () => string;
  readonly onProgress: (progress: ImportProgress) => void;
  readonly startWorker: () => ImportWorker;
}

/** Imports customer cards from a file, one at a time, in a process of its own that lives as long as there is work. */
export interface CardImport {
  preview(path: string, encoding?: ImportEncoding): Promise<Result<ImportPreview, ImportProblem>>;
  /** Starts importing the file that was previewed last; how it goes is told through `onProgress`. */
  start(mapping: ColumnMapping, encoding: ImportEncoding): Result<void, ImportProblem>;
  /** Stops a running import; nothing of it is kept. */
  cancel(): void;
  dispose(): void;
}

export function createCardImport({ database, databaseFile, key, country, onProgress, startWorker }: CardImportOptions): CardImport {
  const cardFile = cardFileBeside(databaseFile);
  let path: string | undefined;
  let running: { worker: ImportWorker; isCancelled: boolean; graceTimer?: NodeJS.Timeout } | undefined;

  function finish(progress: ImportProgress): void {
    if (!running) return;
    clearTimeout(running.graceTimer);
    const { worker } = running;
    running = undefined;
    worker.kill();
    onProgress(progress);
  }

  function receive(reply: ImportReply): void {
    if (!running) return;
    if (reply.kind === 'progress' && !running.isCancelled) onProgress(reply.progress);
    if (reply.kind !== 'end') return;
    if (reply.replacement !== undefined && running.isCancelled) {
      removeReplacement(cardFile);
      finish({ kind: 'cancelled' });
    } else finish(reply.replacement === undefined ? reply.progress : adopt(reply.replacement, reply.progress));
  }

  function adopt(replacement: string, progress: ImportProgress): ImportProgress {
    try {
      adoptCards(database, { cardFile, replacement, key });
      return progress;
    } catch (error) {
      removeReplacement(cardFile);
      return { kind: 'failed', problem: storageProblem(error) };
    }
  }

  /** A process that ended by itself or was killed has kept nothing: its file is not adopted, its transaction not committed. */
  function lose(): void {
    if (!running) return;
    removeReplacement(cardFile);
    finish(running.isCancelled ? { kind: 'cancelled' } : { kind: 'failed', problem: 'failed' });
  }

  return {
    preview(chosenPath, encoding) {
      path = chosenPath;
      return previewWith(startWorker(), { kind: 'preview', path: chosenPath, country: country(), encoding });
    },
    start(mapping, encoding) {
      if (running) return failure('busy');
      if (path === undefined) return failure('unreadable');
      if (!mapping.includes('externalId') || !mapping.includes('name')) return failure('missing-columns');
      const worker = startWorker();
      running = { worker, isCancelled: false };
      worker.onMessage((message) => {
        const reply = importReplySchema.safeParse(message);
        if (reply.success && running?.worker === worker) receive(reply.data);
      });
      worker.onExit(() => {
        if (running?.worker === worker) lose();
      });
      worker.post({ kind: 'start', path, country: country(), encoding, mapping, cardFile, key });
      return success(undefined);
    },
    cancel() {
      if (!running || running.isCancelled) return;
      const { worker } = running;
      running.isCancelled = true;
      running.graceTimer = setTimeout(() => worker.kill(), cancelGraceMs);
      worker.post({ kind: 'cancel' });
    },
    dispose() {
      const worker = running?.worker;
      clearTimeout(running?.graceTimer);
      running = undefined;
      worker?.kill();
    },
  };
}

function previewWith(worker: ImportWorker, request: ImportRequest): Promise<Result<ImportPreview, ImportProblem>> {
  return new Promise((resolve) => {
    worker.onMessage((message) => {
      const reply = importReplySchema.safeParse(message);
      if (!reply.success || reply.data.kind !== 'preview') return;
      resolve(reply.data.result);
      worker.kill();
    });
    worker.onExit(() => resolve(failure('failed')));
    worker.post(request);
  });
}
