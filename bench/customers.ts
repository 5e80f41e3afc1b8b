import type { CustomerRow } from '../tests/support/cards';
import { generateCards } from '../tests/support/customers/generate-cards';

/** How many cards a benchmark works with; BENCH_CARDS= for a quick look with fewer. */
export const cardCount = Number(process.env.BENCH_CARDS ?? 1_000_000);

/** Customers of the generator, as a centre's file has them. */
export function benchCustomers(count: number): CustomerRow[] {
  return Array.from(generateCards({ count }), ({ externalId, name, phones, tariff }) => ({
    externalId,
    name,
    phone: phones[0] ?? '',
    tariff,
  }));
}
