import { existsSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { failure, type Result, success } from '../../core/result';
import { attachCards, removeReplacement } from './card-store';
import type { SlowQueryListener, WritableDatabase } from './handle';
import { cardMigrations } from './migrations/cards';
import { deskMigrations } from './migrations/desk';
import { type OpenProblem, openFile, openProblem } from './open-file';
import { reportSlowQueries } from './statement';

export interface DatabaseToOpen {
  readonly file: string;
  /** 32 raw bytes from the system's key store. */
  readonly key?: Buffer | undefined;
  readonly requireEncryption: boolean;
  readonly onSlowQuery?: SlowQueryListener;
}

export interface OpenedDatabase {
  readonly database: WritableDatabase;
  readonly isEncrypted: boolean;
  /** The cached cards could not be read: their file was set aside and an empty one made, to be filled by the next import. */
  readonly areCardsLost: boolean;
}

/** Where the centre's cards are cached: a file of its own beside the database, written by imports alone. */
export function cardFileBeside(file: string): string {
  return join(dirname(file), 'cards.db');
}

/**
 * Opens the desk's database and attaches the cards beside it, creating, encrypting and migrating both as needed.
 * Close it with `database.close()`.
 */
export function openDatabase(options: DatabaseToOpen): Result<OpenedDatabase, OpenProblem> {
  try {
    return openBoth(options);
  } catch (error) {
    return failure(openProblem(error)); // a rename or an ATTACH that the disk refuses
  }
}

function openBoth({ file, key, requireEncryption, onSlowQuery }: DatabaseToOpen): Result<OpenedDatabase, OpenProblem> {
  const cardFile = cardFileBeside(file);
  removeReplacement(cardFile);
  const desk = openFile({ file, key, requireEncryption, migrations: deskMigrations });
  if (!desk.ok) return desk;
  const openCards = () => openFile({ file: cardFile, key, requireEncryption, migrations: cardMigrations });
  let cards = openCards();
  const areCardsLost = !cards.ok && (cards.problem === 'damaged' || cards.problem === 'wrong-key');
  if (areCardsLost) {
    setAside(cardFile);
    cards = openCards();
  }
  if (!cards.ok) {
    desk.value.connection.close();
    return cards;
  }
  const { connection, isEncrypted } = desk.value;
  const database = connection as WritableDatabase;
  attachCards(database, cardFile, key);
  cards.value.connection.close();
  if (onSlowQuery) reportSlowQueries(database, onSlowQuery);
  return success({ database, isEncrypted, areCardsLost });
}

/** Keeps what cannot be read for those who may want to look, with what SQLite left beside it. */
function setAside(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) if (existsSync(file + suffix)) renameSync(file + suffix, `${file}.damaged${suffix}`);
}
