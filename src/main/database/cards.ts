import { z } from 'zod';
import { type Card, type CardHit, type CardPhone, productSchema } from '../../core/customers/card';
import type { ReadableDatabase } from './handle';
import { countContacts, readInteractions } from './interactions';
import { readNotes } from './notes';
import { query } from './statement';

const shownInteractions = 20;
const dayMs = 86_400_000;
const productsSchema = z.array(productSchema);

interface CardRow {
  externalId: string;
  name: string;
  company: string | null;
  language: string | null;
  isVip: number;
  customerSince: string | null;
  address: string | null;
  email: string | null;
  tariff: string | null;
  balance: string | null;
  manager: string | null;
  products: string | null;
  note: string | null;
  importedAt: number;
}

const readRow = query<{ cardId: number }, CardRow>(
  'read card',
  `SELECT external_id AS externalId, name, company, language, is_vip AS isVip, customer_since AS customerSince,
     address, email, tariff, balance, manager, products, note, imported_at AS importedAt
   FROM cards.cards WHERE card_id = @cardId
   UNION ALL
   SELECT external_id, name, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, created_at FROM own_cards WHERE card_id = @cardId`,
);

const readPhones = query<{ cardId: number; externalId: string }, CardPhone>(
  'phones of card',
  `SELECT label, e164, as_given AS asGiven FROM (
     SELECT position, label, e164, as_given FROM cards.phones WHERE card_id = @cardId
     UNION ALL
     SELECT 1000 AS position, label, e164, as_given FROM own_phones WHERE external_id = @externalId)
   ORDER BY position`,
);

export interface HitRow {
  cardId: number;
  name: string;
  company: string | null;
  isVip: number;
  address: string | null;
  tariff: string | null;
  phone: string | null;
}

const findByNumber = query<{ number: string; limit: number }, HitRow>(
  'cards by number',
  `SELECT card_id AS cardId, name, company, is_vip AS isVip, address, tariff, as_given AS phone
   FROM cards.phones CROSS JOIN cards.cards USING (card_id) WHERE e164 = @number
   UNION ALL
   SELECT cards.card_id, cards.name, company, is_vip, address, tariff, as_given
   FROM own_phones CROSS JOIN cards.cards AS cards ON cards.external_id = own_phones.external_id WHERE e164 = @number
   UNION ALL
   SELECT card_id, name, NULL, 0, NULL, NULL, as_given
   FROM own_phones CROSS JOIN own_cards USING (external_id) WHERE e164 = @number
   LIMIT @limit`,
);

/** Most cards that are offered when several share a number. */
const sharedNumberLimit = 20;

/** The cards that have one of these numbers (E.164, or a short number's digits), each once. */
export function findCardsByNumber(database: ReadableDatabase, numbers: readonly string[]): CardHit[] {
  const rows = numbers.flatMap((number) => findByNumber.all(database, { number, limit: sharedNumberLimit }));
  return [...new Map(rows.map((row) => [row.cardId, toHit(row)])).values()];
}

/** A card with its products, notes and latest contacts; undefined when there is none of that id. */
export function readCard(
  database: ReadableDatabase,
  cardId: number,
  { now, repeatDays }: { now: number; repeatDays: number },
): Card | undefined {
  const row = readRow.first(database, { cardId });
  if (!row) return undefined;
  const { externalId, isVip, products, note, importedAt, name, ...rest } = row;
  const { contacts, lastTopic } = countContacts(database, externalId, now - repeatDays * dayMs);
  const ownNotes = readNotes(database, externalId);
  return {
    cardId,
    externalId,
    name,
    isVip: isVip === 1,
    ...present(rest),
    phones: readPhones.all(database, { cardId, externalId }),
    products: products === null ? [] : productsSchema.parse(JSON.parse(products)),
    notes: note === null ? ownNotes : [...ownNotes, { noteId: 0, at: importedAt, author: '', body: note }],
    lastInteractions: readInteractions(database, externalId, shownInteractions),
    ...(contacts > 0 && { repeat: { contacts, withinDays: repeatDays, ...(lastTopic !== null && { lastTopic }) } }),
  };
}

/** A search result out of its row. */
export function toHit({ cardId, name, isVip, company, address, tariff, phone }: HitRow): CardHit {
  return { cardId, name, isVip: isVip === 1, ...present({ company, address, tariff, phone }) };
}

/** The row without its NULLs. */
function present<Row extends Record<string, string | null>>(row: Row): { [Column in keyof Row]?: NonNullable<Row[Column]> } {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as {
    [Column in keyof Row]?: NonNullable<Row[Column]>;
  };
}
