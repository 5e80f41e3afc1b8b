import { closeSync, openSync, readSync } from 'node:fs';
import type BetterSqlite3 from 'better-sqlite3';
import { errorCode } from './storage-problem';

const plainHeader = 'SQLite format 3\0';

/** What the first bytes of a database file say of it. */
export type FileState = 'absent' | 'plain' | 'encrypted';

/** Throws when the file is there and cannot be read. */
export function readFileState(file: string): FileState {
  const header = Buffer.alloc(plainHeader.length);
  try {
    const descriptor = openSync(file, 'r');
    try {
      if (readSync(descriptor, header) === 0) return 'absent';
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 'absent';
    throw error;
  }
  return header.toString('latin1') === plainHeader ? 'plain' : 'encrypted';
}

/** Whether this build of SQLite can encrypt; asked of any open connection. */
export function canEncrypt(database: BetterSqlite3.Database): boolean {
  return (database.pragma('cipher') as unknown[]).length > 0;
}

/** Unlocks a file in SQLCipher 4's format with a raw key of 32 bytes. A wrong key shows at the first read. */
export function unlock(database: BetterSqlite3.Database, key: Buffer): void {
  database.pragma("cipher = 'sqlcipher'");
  database.pragma(`key = "${rawKey(key)}"`);
}

/** Encrypts an open, plain file where it is, keeping what is in it. */
export function encryptInPlace(database: BetterSqlite3.Database, key: Buffer): void {
  database.pragma('journal_mode = DELETE'); // the pages of a write-ahead log are not rewritten
  database.pragma("cipher = 'sqlcipher'");
  database.pragma(`rekey = "${rawKey(key)}"`);
}

/** The key as SQL writes it: bytes as they are, no derivation. */
function rawKey(key: Buffer): string {
  if (key.length !== 32) throw new Error('A database key has 32 bytes');
  return `x'${key.toString('hex')}'`;
}

/** Attaches another file to an open database, under this name and with the same key. */
export function attachFile(
  database: BetterSqlite3.Database,
  file: string,
  name: 'cards' | 'earlier' | 'standin',
  key: Buffer | undefined,
): void {
  const keyClause = key && canEncrypt(database) ? ` KEY "${rawKey(key)}"` : '';
  database.prepare(`ATTACH DATABASE ? AS ${name}${keyClause}`).run(file);
}
