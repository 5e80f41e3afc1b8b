import { v7 as uuidv7 } from 'uuid';
import { readExternalId } from './card-identity';
import { fold, reverseDigits } from './fold';
import type { WritableDatabase } from './handle';
import { command, inTransaction, query } from './statement';

/** A number of a customer: `e164` is what look-ups compare (E.164, or a short number's digits), `asGiven` how it was written. */
export interface NewPhone {
  readonly e164: string;
  readonly asGiven: string;
  readonly label?: string;
}

const readLowestId = query<Record<string, never>, { lowest: number | null }>(
  'lowest own card',
  'SELECT min(card_id) AS lowest FROM own_cards',
);

const insertCard = command<{ cardId: number; externalId: string; name: string; foldedName: string; at: number; agent: string }>(
  'create card',
  `INSERT INTO own_cards (card_id, external_id, name, folded_name, created_at, created_by)
   VALUES (@cardId, @externalId, @name, @foldedName, @at, @agent)`,
);

const insertPhone = command<{ externalId: string; e164: string; reversed: string; asGiven: string; label: string }>(
  'attach number',
  `INSERT INTO own_phones (external_id, e164, reversed, as_given, label) VALUES (@externalId, @e164, @reversed, @asGiven, @label)
   ON CONFLICT DO NOTHING`,
);

const findCachedPhone = query<{ cardId: number; e164: string }, { found: number }>(
  'cached phone',
  'SELECT 1 AS found FROM cards.phones WHERE card_id = @cardId AND e164 = @e164',
);

/** Makes a card for somebody the centre's own data does not know and answers its id, which is below zero. */
export function createCard(
  database: WritableDatabase,
  { name, phone, agent, at }: { name: string; phone?: NewPhone | undefined; agent: string; at: number },
): number {
  return inTransaction(database, 'create card', () => {
    // by the moment, so that no two files give the same: records may be kept aside and join later
    const cardId = Math.min((readLowestId.first(database, {})?.lowest ?? 0) - 1, -Math.round(at));
    const externalId = `own-${uuidv7({ msecs: at })}`;
    insertCard.run(database, { cardId, externalId, name, foldedName: fold(name), at: Math.round(at), agent });
    if (phone) attachNumber(database, cardId, phone);
    return cardId;
  });
}

/** Notes that a customer also calls from this number; false when there is no such card. A number it has already changes nothing. */
export function attachNumber(database: WritableDatabase, cardId: number, { e164, asGiven, label = '' }: NewPhone): boolean {
  const externalId = readExternalId(database, cardId);
  if (externalId === undefined) return false;
  if (findCachedPhone.first(database, { cardId, e164 })) return true;
  insertPhone.run(database, { externalId, e164, reversed: reverseDigits(e164), asGiven, label });
  return true;
}
