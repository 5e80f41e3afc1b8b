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
  readonly manager?: string | undefined;
  readonly note?: string | undefined;
  readonly phones: readonly NewPhone[];
  readonly products: readonly z.infer<typeof productSchema>[];
}

/**
 * Puts a card in, or in place of the one with its customer id, which keeps its number; a second one of the same import is
 * a `duplicate` and changes nothing.
 */
export type WriteCard = (card: ImportedCard) => 'inserted' | 'updated' | 'duplicate';

/** Prepares writing the cards of one import into the open cards' file; `at` is wall clock, ms. */
export function createCardWriter(database: WritableDatabase, at: number): WriteCard {
  const columns =
    'name, company, language, is_vip, customer_since, address, email, tariff, balance, manager, products, note, imported_at, import_run';
  const insert = database.prepare(
    `INSERT INTO cards (external_id, ${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (external_id) DO NOTHING`,
  );
  const find = database.prepare('SELECT card_id AS cardId, import_run AS run FROM cards WHERE external_id = ?');
  const update = database.prepare(`UPDATE cards SET (${columns}) = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE card_id = ?`);
  const removePhones = database.prepare('DELETE FROM phones WHERE card_id = ?');
  const insertPhone = database.prepare('INSERT INTO phones (card_id, position, label, e164, reversed, as_given) VALUES (?, ?, ?, ?, ?, ?)');
  const run = nextRun(database);

  return (card) => {
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
      card.manager ?? null,
      card.products.length > 0 ? JSON.stringify(card.products) : null,
      card.note ?? null,
      at,
      run,
    ];
    const { changes, lastInsertRowid } = insert.run(card.externalId, ...values);
    if (changes > 0) {
      writePhones(Number(lastInsertRowid), card.phones);
      return 'inserted';
    }
    const existing = find.get(card.externalId) as { cardId: number; run: number };
    if (existing.run === run) return 'duplicate';
    update.run(...values, existing.cardId);
    removePhones.run(existing.cardId);
    writePhones(existing.cardId, card.phones);
    return 'updated';
  };

  function writePhones(cardId: number, phones: readonly NewPhone[]): void {
    let position = 0;
    for (const { label = '', e164, asGiven } of phones) insertPhone.run(cardId, position++, label, e164, reverseDigits(e164), asGiven);
  }
}

/** Tells the rows of this import from those of earlier ones. */
function nextRun(database: WritableDatabase): number {
  const { last } = database.prepare('SELECT max(import_run) AS last FROM cards').get() as { last: number | null };
  return (last ?? 0) + 1;
}
