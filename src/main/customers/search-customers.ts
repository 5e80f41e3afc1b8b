import type { CardHit } from '../../core/customers/card';
import { searchCards } from '../database/card-search';
import type { ReadableDatabase } from '../database/handle';
import { numberBeginning } from './phone-number';

/** Finds cards by what an agent types: words, a customer's id, or a number in any spelling of the country. */
export function searchCustomers(
  database: ReadableDatabase,
  text: string,
  { country, limit }: { country: string; limit: number },
): CardHit[] {
  return searchCards(database, { text, numberBeginning: numberBeginning(text, country), limit });
}
