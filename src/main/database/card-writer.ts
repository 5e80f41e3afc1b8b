import type { z } from 'zod';
import type { productSchema } from '../../core/customers/card';
import { reverseDigits } from './fold';
import type { WritableDatabase } from './handle';
import type { NewPhone } from './own-cards';

/** A card as an import brings it, checked and with its numbers in E.164. */
export interface ImportedCard {
  readonly externalId: string;
  readonly name: string;
  readonly company?: string | undefined;
  readonly language?: string | undefined;
  readonly isVip: boolean;
  readonly customerSince?: string | undefined;
  readonly address?: string | undefined;
  readonly email?: string | undefined;
  readonly tariff?: string | undefined;
  readonly balance?: string | undefined;
  readonly note?: string | undefined;
  readonly phones: readonly NewPhone[];
  readonly products: readonly z.infer<typeof productSchema>[];
}

/** Writes the cards of one import as one transaction: others see all of it or nothing. */
export interface CardWriter {
  /** Puts a card in, or in place of the one with its customer id; a second one of the same import is a `duplicate`. */
  write(card: ImportedCard): 'inserted' | 'updated' | 'duplicate';
  /** Builds what is missing of the indexes and commits; `onStep` hears how much of that is done (0..1). */
  finish(onStep: (share: number) => void): void;
  /** Leaves the file as it was before the import. */
  abandon(): void;
}

/** Memory for pages while importing, KiB: indexes are built without reading the file again. */
const importCacheKib = 262_144;

/**
 * Begins an import on a connection of its own to the cards' file. `isBulk` is for files that are not small beside what is
 * cached already: indexes and search are then left out and built anew at the end, which is faster than row by row.
 */
export function beginCardImport(database: WritableDatabase, { at, isBulk }: { at: number; isBulk: boolean }): CardWriter {
  database.pragma(`cache_size = -${importCacheKib}`);
  database.pragma('synchronous = NORMAL');
  database.pragma('temp_store = MEMORY');
  database.exec('BEGIN IMMEDIATE');
  const setAside = isBulk ? dropDerived(database) : [];
  const run = nextRun(database);
  const hadCards = database.prepare('SELECT 1 FROM cards LIMIT 1').get() !== undefined;
  const statements = prepareStatements(database);

  return {
    write(card) {
      const values = [
        card.name,
        card.company ?? null,
        card.language ?? null,
        card.isVip ? 1 : 0,
        card.customerSince ?? null,
        card.address ?? null,
        card.email ?? null,
        card.tariff ?? null,
        card.balance ?? null,
        card.products.length > 0 ? JSON.stringify(card.products) : null,
        card.note ?? null,
        at,
        run,
      ];
      const { changes, lastInsertRowid } = statements.insert.run(card.externalId, ...values);
      if (changes > 0) {
        writePhones(lastInsertRowid as number, card.phones);
        return 'inserted';
      }
      const existing = statements.find.get(card.externalId) as { cardId: number; run: number };
      if (existing.run === run) return 'duplicate';
      statements.update.run(...values, existing.cardId);
      statements.removePhones.run(existing.cardId);
      writePhones(existing.cardId, card.phones);
      return 'updated';
    },
    finish(onStep) {
      if (isBulk) buildDerived(database, setAside, onStep, hadCards);
      database.exec('COMMIT');
      database.pragma('wal_checkpoint(TRUNCATE)');
      onStep(1);
    },
    abandon() {
      if (database.inTransaction) database.exec('ROLLBACK');
      database.pragma('wal_checkpoint(TRUNCATE)');
    },
  };

  function writePhones(cardId: number, phones: readonly NewPhone[]): void {
    let position = 0;
    for (const { label = '', e164, asGiven } of phones)
      statements.insertPhone.run(cardId, position++, label, e164, reverseDigits(e164), asGiven);
  }
}

/** How many cards are cached, to choose how to import. */
export function countCards(database: WritableDatabase): number {
  return (database.prepare('SELECT count(*) AS cards FROM cards').get() as { cards: number }).cards;
}

function prepareStatements(database: WritableDatabase) {
  const columns =
    'name, company, language, is_vip, customer_since, address, email, tariff, balance, products, note, imported_at, import_run';
  return {
    insert: database.prepare(
      `INSERT INTO cards (external_id, ${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (external_id) DO NOTHING`,
    ),
    find: database.prepare('SELECT card_id AS cardId, import_run AS run FROM cards WHERE external_id = ?'),
    update: database.prepare(`UPDATE cards SET (${columns}) = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE card_id = ?`),
    removePhones: database.prepare('DELETE FROM phones WHERE card_id = ?'),
    insertPhone: database.prepare('INSERT INTO phones (card_id, position, label, e164, reversed, as_given) VALUES (?, ?, ?, ?, ?, ?)'),
  };
}

function nextRun(database: WritableDatabase): number {
  const { last } = database.prepare('SELECT max(import_run) AS last FROM cards').get() as { last: number | null };
  return (last ?? 0) + 1;
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

function buildDerived(database: WritableDatabase, setAside: readonly string[], onStep: (share: number) => void, hadCards: boolean): void {
  const steps = setAside.length + 2;
  for (const [index, sql] of setAside.entries()) {
    database.exec(sql);
    onStep((index + 1) / steps);
  }
  database.exec(`INSERT INTO card_search (card_search) VALUES ('rebuild')`);
  if (hadCards) onStep((steps - 1) / steps);
}
