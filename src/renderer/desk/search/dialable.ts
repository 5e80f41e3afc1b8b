/** What could be dialled in a search text: digits with the usual signs between them, at least three; else undefined. */
export function readDialable(query: string): string | undefined {
  const text = query.trim();
  if (!/^\+?[\d\s()/.*#-]+$/.test(text)) return undefined;
  const target = text.replace(/[\s()/.-]/g, '');
  return target.replace(/\D/g, '').length >= 3 ? target : undefined;
}
