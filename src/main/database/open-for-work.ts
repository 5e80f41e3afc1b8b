import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { failure, type Result, success } from '../../core/result';
import type { KeyProblem } from '../secrets/user-key';
import { type OpenedDatabase, openDatabase } from './database';
import { readFileState } from './encryption';
import type { SlowQueryListener } from './handle';
import type { OpenProblem } from './open-file';
import { makeStandInFolder, takeOverStandIns } from './stand-in';
import { type StorageProblem, storageProblem } from './storage-problem';

export interface WorkplaceToOpen {
  /** The user's own folder. */
  readonly folder: string;
  readonly temporaryFolder: string;
  /** The key for this user's file, given whether that is encrypted already. */
  readonly keyFor: (isFileEncrypted: boolean) => Result<Buffer, KeyProblem>;
  readonly requireEncryption: boolean;
  readonly onSlowQuery: SlowQueryListener;
}

/** The database to work with. With a `problem` it is an empty one beside the user's own: calls go on. */
export interface Workplace extends OpenedDatabase {
  readonly file: string;
  /** What the file is encrypted with, if it is. */
  readonly key: Buffer | undefined;
  readonly problem?: OpenProblem;
  /** False while what is recorded is gone when the program ends: there is no key that the next start could read it with. */
  readonly isKept: boolean;
  /** How many earlier runs recorded aside what is in this file now. */
  readonly takenOver: number;
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
 * file is left as it is and another takes its place, so that the agent can answer calls while IT is told; what is
 * recorded there joins the rest at the first start that can open the user's own file. Where policy asks for encryption and there is none, nothing is written at all.
 */
export function openForWork(options: WorkplaceToOpen): Result<Workplace, WorkplaceProblem> {
  const file = join(options.folder, fileName);
  let key: Result<Buffer, KeyProblem>;
  try {
    key = options.keyFor(readFileState(file) === 'encrypted');
  } catch (error) {
    return openStandIn(options, failure('wrong-key'), storageProblem(error));
  }
  // a file whose key is lost is told as such when it is opened
  if (!key.ok && options.requireEncryption && key.problem !== 'wrong-key')
    return key.problem === 'no-key-store' ? failure({ kind: 'no-key-store' }) : openStandIn(options, key, key.problem);
  const { requireEncryption, onSlowQuery } = options;
  const own = openDatabase({ file, key: key.ok ? key.value : undefined, requireEncryption, onSlowQuery });
  if (!own.ok && own.problem === 'encryption-required') return failure({ kind: 'no-cipher' });
  if (!own.ok) return openStandIn(options, key, own.problem);
  const { database } = own.value;
  const ownKey = key.ok ? key.value : undefined;
  const takenOver = takeOverStandIns(database, options, { fileName, key: ownKey });
  return success({ ...own.value, file, key: ownKey, isKept: true, takenOver, close: () => database.close() });
}

function openStandIn(
  options: WorkplaceToOpen,
  ownKey: Result<Buffer, KeyProblem>,
  problem: OpenProblem,
): Result<Workplace, WorkplaceProblem> {
  const { requireEncryption, onSlowQuery } = options;
  // what nobody's key store holds cannot be read again, and is not left lying about
  const key = ownKey.ok ? ownKey.value : ownKey.problem === 'no-key-store' ? undefined : randomBytes(32);
  let folder: string;
  try {
    folder = makeStandInFolder(options);
  } catch (error) {
    return failure({ kind: 'nowhere-to-write', problem: storageProblem(error) });
  }
  const file = join(folder, fileName);
  const opened = openDatabase({ file, key, requireEncryption, onSlowQuery });
  if (!opened.ok) {
    rmSync(folder, { recursive: true, force: true });
    if (opened.problem === 'encryption-required') return failure({ kind: 'no-cipher' });
    const isKnown = opened.problem === 'disk-full' || opened.problem === 'read-only';
    return failure({ kind: 'nowhere-to-write', problem: isKnown ? opened.problem : 'failed' });
  }
  const isKept = ownKey.ok || !opened.value.isEncrypted;
  return success({
    ...opened.value,
    file,
    key,
    problem,
    isKept,
    takenOver: 0,
    close() {
      opened.value.database.close();
      if (!isKept) rmSync(folder, { recursive: true, force: true });
    },
  });
}
