import type { App } from '../../tests/support/app';
import type { CustomerRow } from '../../tests/support/cards';
import { importCustomers } from '../../tests/support/cards';

/** How many cards are cached while calls are measured; BENCH_CARDS= for a quick look with fewer. */
const cardCount = Number(process.env.BENCH_CARDS ?? 1_000_000);

/** Fills the cache with invented customers and the one who will call; answers how many. */
export async function importBenchCustomers(app: App, caller: CustomerRow): Promise<number> {
  const others = Array.from({ length: cardCount - 1 }, (_, index) => ({
    externalId: `B-${index}`,
    name: `Customer ${index.toString(36)} Invented`,
    phone: `+3670${String(index).padStart(7, '0')}`,
    tariff: `Home ${100 + (index % 9) * 100}`,
  }));
  await importCustomers(app, [...others, caller], 900_000);
  return cardCount;
}
