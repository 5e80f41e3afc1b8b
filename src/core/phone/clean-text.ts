// control characters, and the marks that turn the direction of text around and could disguise a number
const unwanted = /[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/gu;

/** Text from the network made safe to show on one line: no control characters, at most `maxLength` UTF-16 units, undefined when empty. */
export function cleanText(text: string | undefined, maxLength: number): string | undefined {
  if (text === undefined) return undefined;
  const clean = text
    .slice(0, maxLength * 4)
    .replace(unwanted, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, maxLength)
    .trim();
  // never half a character
  return clean.replace(/[\ud800-\udbff]$/, '') || undefined;
}
