/** As fast as an unhurried person speaks, some 14 characters a second. */
const characterMs = 70;

const shortestMs = 1000;

/** How long words without a recording take: as long as they would be spoken, ms. */
export function readingMs(words: string): number {
  return Math.max(shortestMs, words.length * characterMs);
}
