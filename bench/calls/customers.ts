import type { App } from '../../tests/support/app';
import type { CustomerRow } from '../../tests/support/cards';
import { importCustomers } from '../../tests/support/cards';
import { benchCustomers, cardCount } from '../customers';

/** Fills the cache with invented customers and the one who will call; answers how many. */
export async function importBenchCustomers(app: App, caller: CustomerRow): Promise<number> {
  await importCustomers(app, [...benchCustomers(cardCount - 1), caller], 900_000);
  return cardCount;
}
