import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { failure, type Result, success } from '../../core/result';
import { createCardWriter, type WriteCard } from './card-writer';
import { attachFile } from './encryption';
import type { WritableDatabase } from './handle';
import { cardMigrations } from './migrations/cards';
import { type OpenProblem, openFile, openProblem } from './open-file';

/** Memory for pages while importing, KiB: indexes are built without reading the file again. */
const importCacheKib = 262_144;

/** Memory for pages of cards in main, KiB. */
const readCacheKib = 16_384;

/** Cards whose words are added to the search in one go. */
const searchStep = 20_000;

/** One import into the cards' file: all of it is kept, or nothing. */
export interface CardStore {
  readonly write: WriteCard;
  /**
   * Builds what is missing and keeps the import, in steps that each yield how much of it is done (0..1). Returns the file
   * that is to take the place of the cards' file (see `adoptCards`), or undefined when the cards are in it already.
   */
  finish(): Generator<number, string | undefined>;
  /** Leaves everything as it was before the import. */
  abandon(): void;
}

export interface CardStoreToOpen {
  readonly cardFile: string;
  readonly key?: Buffer | undefined;
  /** Wall clock, ms. */
  readonly at: number;
  /** How many cards the import may bring; decides how it is done. */
  readonly expectedCards: number;
}

/**
 * Begins an import in a process of its own. A big one builds a new file beside the old one, without a journal and with
 * the indexes made last; a small one is a transaction in the file there is. Either way nobody who reads cards waits.
 */
export function openCardStore({ cardFile, key, at, expectedCards }: CardStoreToOpen): Result<CardStore, OpenProblem> {
  const current = openFile({ file: cardFile, key, requireEncryption: false, migrations: cardMigrations });
  if (!current.ok) return current;
  const database = current.value.connection as WritableDatabase;
  const { cards } = database.prepare('SELECT count(*) AS cards FROM cards').get() as { cards: number };
  if (expectedCards * 10 < cards) return success(changeInPlace(database, at));
  database.close();
  return buildAnew(cardFile, key, at);
}

/** Puts a file that an import has built in place of the attached cards. Takes a few ms; no statement may be running. */
export function adoptCards(
  database: WritableDatabase,
  { cardFile, replacement, key }: { cardFile: string; replacement: string; key?: Buffer | undefined },
): void {
  database.exec('DETACH DATABASE cards');
  try {
    renameSync(replacement, cardFile);
  } finally {
    attachCards(database, cardFile, key);
  }
}

/** Attaches the cards' file as `cards`. */
export function attachCards(database: WritableDatabase, cardFile: string, key: Buffer | undefined): void {
  attachFile(database, cardFile, 'cards', key);
  database.pragma(`cards.cache_size = -${readCacheKib}`);
}

/** Takes away what an import that was cut off has left. */
export function removeReplacement(cardFile: string): void {
  for (const ending of ['', '-journal', '-wal', '-shm']) rmSync(`${replacementOf(cardFile)}${ending}`, { force: true });
}

function replacementOf(cardFile: string): string {
  return `${cardFile}.import`;
}

function changeInPlace(database: WritableDatabase, at: number): CardStore {
  database.pragma('synchronous = NORMAL');
  database.exec('BEGIN IMMEDIATE');
  return {
    write: createCardWriter(database, at),
    *finish() {
      yield 0;
      database.exec('COMMIT');
      database.close();
      return undefined;
    },
    abandon: () => database.close(),
  };
}

function buildAnew(cardFile: string, key: Buffer | undefined, at: number): Result<CardStore, OpenProblem> {
  removeReplacement(cardFile);
  const file = replacementOf(cardFile);
  const opened = openFile({ file, key, requireEncryption: false, migrations: cardMigrations });
  if (!opened.ok) return failure(opened.problem);
  const database = opened.value.connection as WritableDatabase;
  try {
    return success(fillFile(database, file, { cardFile, key, at }));
  } catch (error) {
    database.close();
    removeReplacement(cardFile);
    return failure(openProblem(error));
  }
}

function fillFile(
  database: WritableDatabase,
  file: string,
  { cardFile, key, at }: Pick<CardStoreToOpen, 'cardFile' | 'key' | 'at'>,
): CardStore {
  database.pragma(`cache_size = -${importCacheKib}`);
  database.pragma('main.journal_mode = DELETE'); // leaves the write-ahead log, which cannot be turned off at once
  database.pragma('main.journal_mode = OFF');
  database.pragma('main.synchronous = OFF');
  database.pragma('main.locking_mode = EXCLUSIVE');
  database.pragma('temp_store = MEMORY');
  const setAside = dropDerived(database);
  copyCards(database, cardFile, key);
  database.exec('BEGIN');
  return {
    write: createCardWriter(database, at),
    *finish() {
      const last = lastCardId(database);
      const steps = setAside.length + Math.ceil(last / searchStep) + 1;
      let step = 0;
      for (const sql of setAside) {
        database.exec(sql);
        yield ++step / steps;
      }
      const fill = database.prepare(
        `INSERT INTO card_search (rowid, name, company, address, email, external_id, tariff)
         SELECT card_id, name, company, address, email, external_id, tariff FROM cards WHERE card_id > ? AND card_id <= ?`,
      );
      for (let from = 0; from < last; from += searchStep) {
        fill.run(from, from + searchStep);
        yield ++step / steps;
      }
      database.exec('COMMIT');
      database.pragma('journal_mode = WAL');
      database.close();
      syncFile(file);
      return file;
    },
    abandon() {
      database.close();
      removeReplacement(cardFile);
    },
  };
}

function copyCards(database: WritableDatabase, cardFile: string, key: Buffer | undefined): void {
  attachFile(database, cardFile, 'earlier', key);
  database.exec(`
    INSERT INTO main.cards SELECT * FROM earlier.cards ORDER BY card_id;
    INSERT INTO main.phones SELECT * FROM earlier.phones ORDER BY card_id, position;
    DETACH DATABASE earlier;
  `);
}

/** Takes away triggers and the indexes that only look-ups need; answers the SQL that makes them again. */
function dropDerived(database: WritableDatabase): string[] {
  const derived = database
    .prepare(
      `SELECT type, name, sql FROM sqlite_schema
       WHERE (type = 'trigger' AND tbl_name = 'cards') OR (type = 'index' AND tbl_name = 'phones' AND sql IS NOT NULL)`,
    )
    .all() as { type: string; name: string; sql: string }[];
  for (const { type, name } of derived) database.exec(`DROP ${type} ${name}`);
  return derived.map(({ sql }) => sql);
}

function lastCardId(database: WritableDatabase): number {
  return (database.prepare('SELECT coalesce(max(card_id), 0) AS last FROM cards').get() as { last: number }).last;
}

function syncFile(file: string): void {
  const descriptor = openSync(file, 'r+');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
