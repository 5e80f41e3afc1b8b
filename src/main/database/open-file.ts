import { accessSync, constants } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { failure, type Result, success } from '../../core/result';
import { canEncrypt, encryptInPlace, readFileState, unlock } from './encryption';
import { type Migration, migrate, newestVersion, schemaVersion } from './migrate';
import { errorCode, type StorageProblem, storageProblem } from './storage-problem';

/** Why a database cannot be used. `wrong-key` is also what a file says whose first page is destroyed. */
export type OpenProblem = 'newer-version' | 'wrong-key' | 'damaged' | 'encryption-required' | StorageProblem;

export interface FileToOpen {
  readonly file: string;
  /** 32 raw bytes; without it the file stays readable to anyone. */
  readonly key?: Buffer | undefined;
  readonly requireEncryption: boolean;
  readonly migrations: readonly Migration[];
}

export interface OpenedFile {
  readonly connection: Database.Database;
  readonly isEncrypted: boolean;
}

/** How long a write waits for another process's, ms. */
const busyTimeoutMs = 5000;

/**
 * Opens one database file ready for use: unlocked or encrypted in place, brought up to date, write-ahead log on. A
 * file of a newer program is only looked at: not one byte of it is written.
 */
export function openFile({ file, key, requireEncryption, migrations }: FileToOpen): Result<OpenedFile, OpenProblem> {
  let connection: Database.Database | undefined;
  try {
    accessSync(dirname(file), constants.W_OK); // first, for without a place for its log SQLite does not even read
    const state = readFileState(file);
    if (state !== 'absent') {
      const version = lookAtVersion(file, state === 'encrypted' ? key : undefined);
      if (version > newestVersion(migrations)) return failure('newer-version');
    }
    connection = new Database(file, { timeout: busyTimeoutMs });
    const isEncrypted = canEncrypt(connection) && key !== undefined;
    if (requireEncryption && !isEncrypted) return refuse(connection, 'encryption-required');
    if (state === 'plain' && isEncrypted) encryptInPlace(connection, key);
    else if (isEncrypted) unlock(connection, key);
    prepare(connection);
    migrate(connection, migrations);
    tryWriting(connection);
    return success({ connection, isEncrypted });
  } catch (error) {
    connection?.close();
    return failure(openProblem(error));
  }
}

/** What a throw while opening means. */
export function openProblem(error: unknown): OpenProblem {
  const code = errorCode(error);
  if (code === 'SQLITE_NOTADB') return 'wrong-key';
  return code.startsWith('SQLITE_CORRUPT') ? 'damaged' : storageProblem(error);
}

function lookAtVersion(file: string, key: Buffer | undefined): number {
  const connection = new Database(file, { readonly: true, timeout: busyTimeoutMs });
  try {
    if (key && canEncrypt(connection)) unlock(connection, key);
    return schemaVersion(connection);
  } finally {
    connection.close();
  }
}

function refuse(connection: Database.Database, problem: OpenProblem): Result<never, OpenProblem> {
  connection.close();
  return failure(problem);
}

/** SQLite opens what it may not write without a word, so that a write is tried, and taken back. */
function tryWriting(connection: Database.Database): void {
  connection.exec(`BEGIN; PRAGMA user_version = ${schemaVersion(connection)}; ROLLBACK`);
}

function prepare(connection: Database.Database): void {
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
}
