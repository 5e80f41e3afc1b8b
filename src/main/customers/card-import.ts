import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { basename, dirname, join, parse } from 'node:path';
import type { ColumnMapping, ImportEncoding, ImportPreview, ImportProblem, ImportProgress } from '../../contract/ipc/card-import';
import type { RefusedProblem, RefusedSaved, RefusedWords } from '../../contract/ipc/refused-rows';
import { failure, type Result, success } from '../../core/result';
import { adoptCards, removeReplacement } from '../database/card-store';
import { cardFileBeside } from '../database/database';
import type { WritableDatabase } from '../database/handle';
import { storageProblem } from '../database/storage-problem';
import { createImportJobs, type ImportWorker } from './import-jobs';
import { type ImportReply, type ImportRequest, importReplySchema } from './import-message';
import { countRefused, type RefusedRows } from './refused-rows';

export type { ImportWorker };

/** Saving that takes longer tells how far it is, ms. */
const silentMs = 500;

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

export interface RefusedTarget {
  readonly target: string;
  readonly words: RefusedWords;
  /** How far it is, 0 to 1; not told when it is done in a moment. */
  readonly onShare: (share: number) => void;
}

/** Imports customer cards from a file, one at a time, in a process of its own that lives as long as there is work. */
export interface CardImport {
  preview(path: string, encoding?: ImportEncoding): Promise<Result<ImportPreview, ImportProblem>>;
  /** Starts importing the file that was previewed last; how it goes is told through `onProgress`. */
  start(mapping: ColumnMapping, encoding: ImportEncoding): Result<void, ImportProblem>;
  /** A place and name for the rows that the last import left out; undefined when there are none. */
  placeForRefused(words: RefusedWords): string | undefined;
  /** Writes those rows, with their problems, out of the imported file into another one. */
  saveRefused(target: RefusedTarget): Promise<Result<RefusedSaved, RefusedProblem>>;
  /** Stops what is running; nothing of it is kept. */
  cancel(): void;
  dispose(): void;
}

export function createCardImport({ database, databaseFile, key, country, onProgress, startWorker }: CardImportOptions): CardImport {
  const cardFile = cardFileBeside(databaseFile);
  const jobs = createImportJobs(startWorker);
  let path: string | undefined;
  /** What the last import left out, and of which file. */
  let left: { readonly path: string; readonly encoding: ImportEncoding; readonly refused: RefusedRows } | undefined;

  /** The file that the last saving was begun as. */
  let begun: string | undefined;

  function finish(progress: ImportProgress): void {
    jobs.end();
    onProgress(progress);
  }

  function finishCancelled(): void {
    finish({ kind: 'cancelled', skipped: left ? countRefused(left.refused) : 0 });
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

  function receive(reply: ImportReply): void {
    if (reply.kind === 'progress' && !jobs.isCancelled()) onProgress(reply.progress);
    if (reply.kind !== 'end') return;
    if (reply.replacement !== undefined && jobs.isCancelled()) {
      removeReplacement(cardFile);
      finishCancelled();
    } else finish(reply.replacement === undefined ? reply.progress : adopt(reply.replacement, reply.progress));
  }

  /** A process that ended by itself or was killed has kept nothing: its file is not adopted, its transaction not committed. */
  function lose(): void {
    removeReplacement(cardFile);
    if (jobs.isCancelled()) finishCancelled();
    else finish({ kind: 'failed', problem: 'failed' });
  }

  return {
    preview(chosenPath, encoding) {
      path = chosenPath;
      return previewWith(startWorker(), { kind: 'preview', path: chosenPath, country: country(), encoding });
    },
    start(mapping, encoding) {
      if (jobs.isBusy()) return failure('busy');
      if (path === undefined) return failure('unreadable');
      if (!mapping.includes('externalId') || !mapping.includes('name')) return failure('missing-columns');
      const table = { path, encoding };
      left = undefined;
      jobs.begin(
        { kind: 'start', ...table, country: country(), mapping, cardFile, key },
        {
          onReply(reply) {
            if (reply.kind === 'refused') left = { ...table, refused: reply.refused };
            else receive(reply);
          },
          onLost: lose,
        },
      );
      return success(undefined);
    },
    placeForRefused(words) {
      if (!left) return undefined;
      return join(dirname(left.path), `${parse(left.path).name} - ${words.fileName}.csv`);
    },
    saveRefused({ target, words, onShare }) {
      if (jobs.isBusy()) return Promise.resolve(failure('busy'));
      if (!left) return Promise.resolve(failure('failed'));
      const part = `${target}.${randomBytes(4).toString('hex')}.part`;
      begun = part;
      let share = 0;
      let isLong = false;
      const waiting = setTimeout(() => {
        isLong = true;
        onShare(share);
      }, silentMs);
      const request: ImportRequest = { kind: 'save-refused', ...left, words, target, part };
      return new Promise((resolve) => {
        const settle = (result: Result<RefusedSaved, RefusedProblem>) => {
          clearTimeout(waiting); // the process may take longer to end
          jobs.end();
          resolve(result);
        };
        jobs.begin(request, {
          onReply(reply) {
            if (reply.kind === 'saving') {
              share = reply.share;
              if (isLong) onShare(share);
            } else if (reply.kind === 'saved') {
              settle(reply.result.ok ? success({ fileName: basename(target), rows: reply.result.value }) : reply.result);
            }
          },
          onLost: () => settle(failure(jobs.isCancelled() ? 'cancelled' : 'failed')),
          onGone: () => removePart(part), // a process that was killed leaves it
        });
      });
    },
    cancel: jobs.cancel,
    dispose() {
      jobs.dispose();
      if (begun !== undefined) removePart(begun); // the program ends before the process does
    },
  };
}

/** As far as the system lets it be removed now. */
function removePart(part: string): void {
  try {
    rmSync(part, { force: true });
  } catch {
    // nothing more can be done about it
  }
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
