import { dirname, join } from 'node:path';
import { type Result, success } from '../../core/result';
import { attachCards, removeReplacement } from './card-store';
import type { SlowQueryListener, WritableDatabase } from './handle';
import { cardMigrations } from './migrations/cards';
import { deskMigrations } from './migrations/desk';
import { type OpenProblem, openFile } from './open-file';
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
}

/** Where the centre's cards are cached: a file of its own beside the database, written by imports alone. */
export function cardFileBeside(file: string): string {
  return join(dirname(file), 'cards.db');
}

/**
 * Opens the desk's database and attaches the cards beside it, creating, encrypting and migrating both as needed.
 * Close it with `database.close()`.
 */
export function openDatabase({ file, key, requireEncryption, onSlowQuery }: DatabaseToOpen): Result<OpenedDatabase, OpenProblem> {
  const cardFile = cardFileBeside(file);
  removeReplacement(cardFile);
  const cards = openFile({ file: cardFile, key, requireEncryption, migrations: cardMigrations });
  if (!cards.ok) return cards;
  const desk = openFile({ file, key, requireEncryption, migrations: deskMigrations });
  if (!desk.ok) {
    cards.value.connection.close();
    return desk;
  }
  const { connection, isEncrypted } = desk.value;
  const database = connection as WritableDatabase;
  attachCards(database, cardFile, key);
  cards.value.connection.close();
  if (onSlowQuery) reportSlowQueries(database, onSlowQuery);
  return success({ database, isEncrypted });
}
