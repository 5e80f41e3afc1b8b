import { cleanNumber } from '../phone/clean-number';

const shortestNumber = 3;

/** What could be dialled in a search text; undefined for words and for numbers too short to mean one. */
export function readDialable(query: string): string | undefined {
  const number = cleanNumber(query);
  return number.ok && number.value.replace(/\D/g, '').length >= shortestNumber ? number.value : undefined;
}
