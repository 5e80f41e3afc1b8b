import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { failure, type Result, success } from '../../core/result';
import { type OpenedDatabase, openDatabase } from './database';
import { readFileState } from './encryption';
import type { SlowQueryListener } from './handle';
import type { OpenProblem } from './open-file';
import { type StorageProblem, storageProblem } from './storage-problem';

/**
 * Why there is no key: the system has no key store, or none that gives this file's key away any more, or a new key could
 * not be kept for the next start.
 */
export type KeyProblem = 'no-key-store' | 'key-lost' | StorageProblem;

export interface WorkplaceToOpen {
  /** The user's own folder. */
  readonly folder: string;
  readonly temporaryFolder: string;
  /** The key for this user's file, given whether that is encrypted already. */
  readonly keyFor: (isFileEncrypted: boolean) => Result<Buffer, KeyProblem>;
  readonly requireEncryption: boolean;
  readonly onSlowQuery: SlowQueryListener;
}

/** The database to work with. With a `problem` it is an empty one for this run only: calls go on, nothing of it is kept. */
export interface Workplace extends OpenedDatabase {
  readonly file: string;
  /** What the file is encrypted with, if it is. */
  readonly key: Buffer | undefined;
  readonly problem?: OpenProblem;
  close(): void;
}

/**
 * Why there is nothing to work with: policy asks for encryption and the system keeps no key (`no-key-store`) or this build
 * of SQLite has no cipher (`no-cipher`), or not even the temporary folder takes a file.
 */
export type WorkplaceProblem =
  | { readonly kind: 'no-key-store' }
  | { readonly kind: 'no-cipher' }
  | { readonly kind: 'nowhere-to-write'; readonly problem: StorageProblem };

/** Name of the desk's database in the user's folder. */
const fileName = 'firstline.db';

/**
 * Opens the user's database. Where that cannot be (a newer version's file, a read-only or full disk, a lost key), the
 * file is left as it is and a temporary one takes its place, so that the agent can answer calls while IT is told.
 * Where policy asks for encryption and there is none, nothing is written at all.
 */
export function openForWork(options: WorkplaceToOpen): Result<Workplace, WorkplaceProblem> {
  const own = openOwn(options);
  if (own.ok) return own;
  if (own.problem === 'no-key-store') return failure({ kind: 'no-key-store' });
  if (own.problem === 'encryption-required') return failure({ kind: 'no-cipher' });
  return openStandIn(options, own.problem);
}

function openOwn({ folder, keyFor, requireEncryption, onSlowQuery }: WorkplaceToOpen): Result<Workplace, OpenProblem | 'no-key-store'> {
  const file = join(folder, fileName);
  try {
    const found = keyFor(readFileState(file) === 'encrypted');
    // a file whose key is lost is told as such when it is opened
    if (!found.ok && requireEncryption && found.problem !== 'key-lost') return failure(found.problem);
    const key = found.ok ? found.value : undefined;
    const opened = openDatabase({ file, key, requireEncryption, onSlowQuery });
    if (!opened.ok) return opened;
    return success({ ...opened.value, file, key, close: () => opened.value.database.close() });
  } catch (error) {
    return failure(storageProblem(error));
  }
}

function openStandIn(
  { temporaryFolder, requireEncryption, onSlowQuery }: WorkplaceToOpen,
  problem: OpenProblem,
): Result<Workplace, WorkplaceProblem> {
  let folder: string;
  try {
    folder = mkdtempSync(join(temporaryFolder, 'firstline-'));
  } catch (error) {
    return failure({ kind: 'nowhere-to-write', problem: storageProblem(error) });
  }
  const file = join(folder, fileName);
  const key = randomBytes(32);
  const opened = openDatabase({ file, key, requireEncryption, onSlowQuery });
  if (!opened.ok) {
    rmSync(folder, { recursive: true, force: true });
    if (opened.problem === 'encryption-required') return failure({ kind: 'no-cipher' });
    const isKnown = opened.problem === 'disk-full' || opened.problem === 'read-only';
    return failure({ kind: 'nowhere-to-write', problem: isKnown ? opened.problem : 'failed' });
  }
  return success({
    ...opened.value,
    file,
    key,
    problem,
    close() {
      opened.value.database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  });
}
