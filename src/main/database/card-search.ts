import type { CardHit } from '../../core/customers/card';
import { type HitRow, toHit } from './cards';
import { fold, reverseDigits } from './fold';
import type { ReadableDatabase } from './handle';
import { query } from './statement';

/**
 * Matches that are looked at before the best are picked: two common beginnings together match tens of thousands, and each
 * row may be on a page of its own that has to be read and decrypted.
 */
const rankedRows = 60;
/** The longest beginning the index holds ready; a longer one would be gathered from every word that begins so. */
const indexedLetters = 4;
/** Rows looked at when only the first letters of a longer word could be asked for. */
const checkedRows = 250;
const shortestWord = 2;
const mostWords = 8;
const shortestNumber = 3;

const columns = 'card_id AS cardId, cards.name, company, is_vip AS isVip, address, tariff, NULL AS phone, email, external_id AS externalId';

const readFirstPhone = query<{ cardId: number }, { phone: string }>(
  'first phone of card',
  'SELECT as_given AS phone FROM cards.phones WHERE card_id = @cardId ORDER BY position LIMIT 1',
);

type WordRow = HitRow & { email: string | null; externalId: string };

const findByWords = query<{ words: string; limit: number }, WordRow>(
  'search cards',
  `SELECT ${columns} FROM (SELECT rowid FROM cards.card_search WHERE card_search MATCH @words LIMIT @limit) AS found
   CROSS JOIN cards.cards ON card_id = found.rowid`,
);

type NumberRange = { from: string; to: string; limit: number };

const findByBeginning = cachedNumbers('search numbers by beginning', 'e164');
const findByEnding = cachedNumbers('search numbers by ending', 'reversed');
const findOwnByBeginning = ownNumbers('search own numbers by beginning', 'e164');
const findOwnByEnding = ownNumbers('search own numbers', 'reversed');

const findOwnByName = query<{ part: string; limit: number }, HitRow>(
  'search own cards',
  `SELECT card_id AS cardId, name, NULL AS company, 0 AS isVip, NULL AS address, NULL AS tariff,
     (SELECT as_given FROM own_phones WHERE own_phones.external_id = own_cards.external_id LIMIT 1) AS phone
   FROM own_cards WHERE folded_name LIKE @part ESCAPE '\\' LIMIT @limit`,
);

export interface CardSearch {
  /** As typed so far. */
  readonly text: string;
  /** The number the text begins, in E.164 as far as it goes (`+3630123`), when it can be one. */
  readonly numberBeginning?: string | undefined;
  readonly limit: number;
}

/**
 * Finds cards as somebody types: every word must begin a word of name, company, address, e-mail, customer id or tariff;
 * digits must begin or end a number. Answers nothing for fewer than two letters or three digits. Whole words come before
 * beginnings of words, names before the rest.
 */
export function searchCards(database: ReadableDatabase, { text, numberBeginning, limit }: CardSearch): CardHit[] {
  const words = wordsOf(text);
  const digits = digitsOf(text);
  const rows = [
    ...(digits === undefined ? [] : rowsByNumber(database, digits, numberBeginning, limit)),
    ...(words.length === 0 ? [] : rowsByWords(database, words, limit)),
  ];
  return [...new Map(rows.map((row) => [row.cardId, row])).values()]
    .slice(0, limit)
    .map((row) => toHit({ ...row, phone: row.phone ?? readFirstPhone.first(database, row)?.phone ?? null }));
}

function rowsByWords(database: ReadableDatabase, words: readonly string[], limit: number): HitRow[] {
  const folded = words.map(fold);
  const whole = findByWords.all(database, { words: words.map(quoted).join(' AND '), limit: rankedRows });
  const rows = [
    ...findOwnByName.all(database, { part: `%${folded.map(escaped).join('%')}%`, limit: rankedRows }),
    ...whole,
    ...(whole.length < limit ? rowsByBeginnings(database, words, folded, limit) : []),
  ];
  return rows
    .map((row) => ({ row, score: score(row, folded) }))
    .sort((one, other) => other.score - one.score)
    .map(({ row }) => row);
}

/**
 * Rows that have a word with each beginning. Long beginnings are asked for by their first letters and checked row by row;
 * where too few of many rows pass, the beginning is rare, and asking for it whole is cheap.
 */
function rowsByBeginnings(database: ReadableDatabase, words: readonly string[], folded: readonly string[], limit: number): WordRow[] {
  const cut = words.map((word) => Array.from(word).slice(0, indexedLetters).join(''));
  const asked = (parts: readonly string[]) => parts.map((part) => `${quoted(part)}*`).join(' AND ');
  if (cut.every((part, index) => part === words[index])) return findByWords.all(database, { words: asked(words), limit: rankedRows });
  for (const most of [rankedRows, checkedRows]) {
    const candidates = findByWords.all(database, { words: asked(cut), limit: most });
    const matching = candidates.filter((row) => hasBeginnings(row, folded));
    if (candidates.length < most || matching.length >= limit) return matching;
  }
  return findByWords
    .all(database, { words: asked([...cut.slice(0, -1), ...words.slice(-1)]), limit: checkedRows })
    .filter((row) => hasBeginnings(row, folded));
}

function hasBeginnings(row: WordRow, folded: readonly string[]): boolean {
  const rowWords = wordsOf(
    fold([row.name, row.company, row.address, row.email, row.externalId, row.tariff].join(' ')),
    Number.POSITIVE_INFINITY,
  );
  return folded.every((word) => rowWords.some((rowWord) => rowWord.startsWith(word)));
}

/** Words found in the name count four, whole ones one more. */
function score(row: HitRow, words: readonly string[]): number {
  const nameWords = wordsOf(fold(row.name));
  let sum = 0;
  for (const word of words) {
    if (nameWords.includes(word)) sum += 5;
    else if (nameWords.some((nameWord) => nameWord.startsWith(word))) sum += 4;
  }
  return sum;
}

function rowsByNumber(database: ReadableDatabase, digits: string, beginning: string | undefined, limit: number): HitRow[] {
  // zeros in front are a country's own prefix, which the number itself does not have
  const ending = beginningWith(reverseDigits(digits.replace(/^0+/, '')));
  // the number in full, then a short one
  const beginnings = [...(beginning === undefined ? [] : [beginning]), digits].map(beginningWith);
  return [
    ...beginnings.flatMap((bounds) => findOwnByBeginning.all(database, { ...bounds, limit })),
    ...beginnings.flatMap((bounds) => findByBeginning.all(database, { ...bounds, limit })),
    ...findOwnByEnding.all(database, { ...ending, limit }),
    ...findByEnding.all(database, { ...ending, limit }),
  ];
}

/** Bounds of all texts that begin so; `:` follows `9`. */
function beginningWith(start: string): { from: string; to: string } {
  return { from: start, to: `${start}:` };
}

function wordsOf(text: string, most = mostWords): string[] {
  return text
    .normalize('NFC')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => fold(word).length >= shortestWord)
    .slice(0, most);
}

function digitsOf(text: string): string | undefined {
  if (!/^[\d\s()+./-]+$/.test(text)) return undefined;
  const digits = text.replace(/\D/g, '');
  return digits.length >= shortestNumber ? digits : undefined;
}

function quoted(word: string): string {
  return `"${word}"`;
}

function escaped(word: string): string {
  return word.replace(/[\\%_]/g, '\\$&');
}

function cachedNumbers(name: string, column: 'e164' | 'reversed') {
  return query<NumberRange, HitRow>(
    name,
    `SELECT card_id AS cardId, name, company, is_vip AS isVip, address, tariff, as_given AS phone
     FROM cards.phones CROSS JOIN cards.cards USING (card_id) WHERE ${column} >= @from AND ${column} < @to LIMIT @limit`,
  );
}

/** Numbers that agents have added, to cards of their own and to imported ones. */
function ownNumbers(name: string, column: 'e164' | 'reversed') {
  return query<NumberRange, HitRow>(
    name,
    `SELECT card_id AS cardId, name, NULL AS company, 0 AS isVip, NULL AS address, NULL AS tariff, as_given AS phone
     FROM own_phones CROSS JOIN own_cards USING (external_id) WHERE ${column} >= @from AND ${column} < @to
     UNION ALL
     SELECT cards.card_id, cards.name, company, is_vip, address, tariff, as_given
     FROM own_phones CROSS JOIN cards.cards AS cards ON cards.external_id = own_phones.external_id
     WHERE ${column} >= @from AND ${column} < @to
     LIMIT @limit`,
  );
}
