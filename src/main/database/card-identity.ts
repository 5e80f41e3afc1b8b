import type { ReadableDatabase } from './handle';
import { query } from './statement';

const readId = query<{ cardId: number }, { externalId: string }>(
  'external id of card',
  `SELECT external_id AS externalId FROM cards.cards WHERE card_id = @cardId
   UNION ALL SELECT external_id FROM own_cards WHERE card_id = @cardId`,
);

const findId = query<{ externalId: string }, { cardId: number }>(
  'card by external id',
  `SELECT card_id AS cardId FROM cards.cards WHERE external_id = @externalId
   UNION ALL SELECT card_id FROM own_cards WHERE external_id = @externalId`,
);

/** The customer's id in the centre's own system, which outlives the cache of cards. */
export function readExternalId(database: ReadableDatabase, cardId: number): string | undefined {
  return readId.first(database, { cardId })?.externalId;
}

/** The card of a customer known by the centre's own id, as a caller's header names it. */
export function findCardByExternalId(database: ReadableDatabase, externalId: string): number | undefined {
  return findId.first(database, { externalId })?.cardId;
}
