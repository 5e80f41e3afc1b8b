import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type OpenedDatabase, openDatabase } from './database';
import { readFileState } from './encryption';
import type { SlowQueryListener } from './handle';
import type { OpenProblem } from './open-file';

export interface WorkplaceToOpen {
  /** The user's own folder. */
  readonly folder: string;
  readonly temporaryFolder: string;
  /** The key for this user's file, given whether that is encrypted already. */
  readonly keyFor: (isFileEncrypted: boolean) => Buffer | undefined;
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

/** Name of the desk's database in the user's folder. */
const fileName = 'firstline.db';

/**
 * Opens the user's database. Where that cannot be (a newer version's file, a read-only or full disk, a lost key), the
 * file is left as it is and a temporary one takes its place, so that the agent can answer calls while IT is told.
 * Answers undefined when policy asks for encryption and there is none: then nothing may be written at all.
 */
export function openForWork({ folder, temporaryFolder, keyFor, requireEncryption, onSlowQuery }: WorkplaceToOpen): Workplace | undefined {
  const file = join(folder, fileName);
  const key = keyFor(readFileState(file) === 'encrypted');
  const opened = openDatabase({ file, key, requireEncryption, onSlowQuery });
  if (opened.ok) return { ...opened.value, file, key, close: () => opened.value.database.close() };
  if (opened.problem === 'encryption-required') return undefined;

  const standInFolder = mkdtempSync(join(temporaryFolder, 'firstline-'));
  const standInFile = join(standInFolder, fileName);
  const standInKey = randomBytes(32);
  const standIn = openDatabase({ file: standInFile, key: standInKey, requireEncryption, onSlowQuery });
  if (!standIn.ok) return undefined;
  return {
    ...standIn.value,
    file: standInFile,
    key: standInKey,
    problem: opened.problem,
    close() {
      standIn.value.database.close();
      rmSync(standInFolder, { recursive: true, force: true });
    },
  };
}
