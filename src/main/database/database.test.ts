import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../tests/support/database/temporary-database';
import { readCard } from './cards';
import { openDatabase } from './database';
import { createCard } from './own-cards';
import { query } from './statement';

const key = Buffer.alloc(32, 7);
const otherKey = Buffer.alloc(32, 8);
const noRepeat = { now: 0, repeatDays: 7 };

let folder: string;
let remove: () => void;
let file: string;

beforeEach(() => {
  ({ folder, remove } = temporaryFolder());
  file = join(folder, 'firstline.db');
});
afterEach(() => remove());

function mustOpen(options: { key?: Buffer } = {}) {
  const opened = openDatabase({ file, requireEncryption: false, ...options });
  if (!opened.ok) throw new Error(opened.problem);
  return opened.value;
}

function problemOf(options: { key?: Buffer; requireEncryption?: boolean } = {}) {
  const opened = openDatabase({ file, requireEncryption: false, ...options });
  if (opened.ok) opened.value.database.close();
  return opened.ok ? undefined : opened.problem;
}

function nameOfOwnCard(options: { key?: Buffer } = {}) {
  const { database } = mustOpen(options);
  const name = readCard(database, -1, noRepeat)?.name;
  database.close();
  return name;
}

describe('openDatabase', () => {
  it('sets damaged cards aside, for they come back with the next import, and keeps the records', () => {
    const first = mustOpen();
    createCard(first.database, { name: 'Anna Kiss', agent: '1001', at: 1 });
    first.database.close();
    writeFileSync(join(folder, 'cards.db'), 'x'.repeat(8192));
    const second = mustOpen();
    expect(second.areCardsLost).toBe(true);
    expect(readCard(second.database, -1, noRepeat)?.name).toBe('Anna Kiss');
    second.database.close();
    expect(readFileSync(join(folder, 'cards.db.damaged'), 'utf8')).toBe('x'.repeat(8192));
    const third = mustOpen();
    expect(third.areCardsLost).toBe(false);
    third.database.close();
  });

  it('makes a new database that survives closing, with every write synced', () => {
    const { database, isEncrypted } = mustOpen();
    createCard(database, { name: 'Réka Tamássy', agent: '1001', at: 1 });
    expect(database.pragma('synchronous', { simple: true })).toBe(2);
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    database.close();
    expect(isEncrypted).toBe(false);
    expect(nameOfOwnCard()).toBe('Réka Tamássy');
  });

  it('leaves no readable word in its files when it has a key', () => {
    const { database, isEncrypted } = mustOpen({ key });
    createCard(database, { name: 'Tamassy Reka', agent: '1001', at: 1 });
    const whileOpen = ['firstline.db', 'firstline.db-wal', 'cards.db', 'cards.db-wal'].filter((name) => existsSync(join(folder, name)));
    const open = Buffer.concat(whileOpen.map((name) => readFileSync(join(folder, name))));
    database.close();
    const closed = Buffer.concat(['firstline.db', 'cards.db'].map((name) => readFileSync(join(folder, name))));
    expect(isEncrypted).toBe(true);
    for (const word of ['Tamassy', 'own_cards', 'SQLite format']) {
      expect(open.includes(word)).toBe(false);
      expect(closed.includes(word)).toBe(false);
    }
    expect(nameOfOwnCard({ key })).toBe('Tamassy Reka');
  });

  it('encrypts a plain database where it is, once there is a key', () => {
    const { database } = mustOpen();
    createCard(database, { name: 'Tamassy Reka', agent: '1001', at: 1 });
    database.close();
    expect(readFileSync(file).includes('Tamassy')).toBe(true);
    expect(nameOfOwnCard({ key })).toBe('Tamassy Reka');
    expect(readFileSync(file).includes('Tamassy')).toBe(false);
    expect(readFileSync(join(folder, 'cards.db')).includes('card_search')).toBe(false);
  });

  it('refuses a wrong key, and a missing one', () => {
    mustOpen({ key }).database.close();
    expect(problemOf({ key: otherKey })).toBe('wrong-key');
    expect(problemOf()).toBe('wrong-key');
    expect(problemOf({ key })).toBeUndefined();
  });

  it('refuses to work without encryption where it is required', () => {
    expect(problemOf({ requireEncryption: true })).toBe('encryption-required');
    expect(problemOf({ requireEncryption: true, key })).toBeUndefined();
  });

  it.each([{}, { key }])('refuses a newer database and writes not one byte of it', (options) => {
    const { database } = mustOpen(options);
    database.pragma('user_version = 1000');
    database.close();
    const before = readFileSync(file);
    const { mtimeMs } = statSync(file);
    expect(problemOf(options)).toBe('newer-version');
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(statSync(file).mtimeMs).toBe(mtimeMs);
  });

  it('does not encrypt a newer plain database', () => {
    const { database } = mustOpen();
    database.pragma('user_version = 1000');
    database.close();
    expect(problemOf({ key })).toBe('newer-version');
    expect(readFileSync(file).toString('latin1', 0, 15)).toBe('SQLite format 3');
  });

  it('names a damaged database', () => {
    mustOpen().database.close();
    const bytes = readFileSync(file);
    bytes.fill(0xaa, 100, 4096);
    writeFileSync(file, bytes);
    expect(problemOf()).toBe('damaged');
  });

  it('names a file that is no database at all', () => {
    writeFileSync(file, 'name;phone\nsomebody;1\n');
    expect(problemOf()).toBe('wrong-key');
  });

  it('names a read-only database', () => {
    mustOpen().database.close();
    chmodSync(file, 0o444);
    asOrdinaryUser(() => expect(problemOf()).toBe('read-only'));
  });

  it('tells of slow queries by name', () => {
    const told: [string, number][] = [];
    const opened = openDatabase({ file, requireEncryption: false, onSlowQuery: (...slow) => told.push(slow) });
    if (!opened.ok) throw new Error(opened.problem);
    const { database } = opened.value;
    const count = 'WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < @to) SELECT count(*) AS n FROM n';
    query<{ to: number }, { n: number }>('count little', count).all(database, { to: 1 });
    query<{ to: number }, { n: number }>('count much', count).all(database, { to: 1_000_000 });
    database.close();
    expect(told).toEqual([['count much', expect.any(Number)]]);
    expect(told[0]?.[1]).toBeGreaterThan(20);
  });

  it('is refused by a plain connection once encrypted', () => {
    mustOpen({ key }).database.close();
    const plain = new Database(file);
    expect(() => plain.prepare('SELECT * FROM sqlite_schema').all()).toThrow(/not a database/);
    plain.close();
  });
});

/** Permissions bind only ordinary users: as root the work is done as one. */
function asOrdinaryUser(work: () => void): void {
  if (process.geteuid?.() !== 0) {
    work();
    return;
  }
  chmodSync(folder, 0o777);
  process.seteuid?.(65_534);
  try {
    work();
  } finally {
    process.seteuid?.(0);
  }
}
