import type { CardHit } from '../../core/customers/card';
import { type HitRow, toHit } from './cards';
import { fold, reverseDigits } from './fold';
import type { ReadableDatabase } from './handle';
import { query } from './statement';

/** Matches that are looked at before the best are picked: two common beginnings together match tens of thousands. */
const rankedRows = 200;
const shortestWord = 2;
const shortestNumber = 3;

const columns = `card_id AS cardId, cards.name, company, is_vip AS isVip, address, tariff,
  (SELECT as_given FROM cards.phones WHERE phones.card_id = cards.card_id ORDER BY position LIMIT 1) AS phone`;

const findByWords = query<{ words: string; limit: number }, HitRow>(
  'search cards',
  `SELECT ${columns} FROM (SELECT rowid FROM cards.card_search WHERE card_search MATCH @words LIMIT @limit) AS found
   CROSS JOIN cards.cards ON card_id = found.rowid`,
);

const findByBeginning = query<{ from: string; to: string; limit: number }, HitRow>(
  'search numbers by beginning',
  `SELECT card_id AS cardId, name, company, is_vip AS isVip, address, tariff, as_given AS phone
   FROM cards.phones CROSS JOIN cards.cards USING (card_id) WHERE e164 >= @from AND e164 < @to LIMIT @limit`,
);

const findByEnding = query<{ from: string; to: string; limit: number }, HitRow>(
  'search numbers by ending',
  `SELECT card_id AS cardId, name, company, is_vip AS isVip, address, tariff, as_given AS phone
   FROM cards.phones CROSS JOIN cards.cards USING (card_id) WHERE reversed >= @from AND reversed < @to LIMIT @limit`,
);

const findOwnByName = query<{ part: string; limit: number }, HitRow>(
  'search own cards',
  `SELECT card_id AS cardId, name, NULL AS company, 0 AS isVip, NULL AS address, NULL AS tariff,
     (SELECT as_given FROM own_phones WHERE own_phones.external_id = own_cards.external_id LIMIT 1) AS phone
   FROM own_cards WHERE folded_name LIKE @part ESCAPE '\\' LIMIT @limit`,
);

const findOwnByEnding = query<{ from: string; to: string; limit: number }, HitRow>(
  'search own numbers',
  `SELECT card_id AS cardId, name, NULL AS company, 0 AS isVip, NULL AS address, NULL AS tariff, as_given AS phone
   FROM own_phones CROSS JOIN own_cards USING (external_id) WHERE reversed >= @from AND reversed < @to
   UNION ALL
   SELECT cards.card_id, cards.name, company, is_vip, address, tariff, as_given
   FROM own_phones CROSS JOIN cards.cards AS cards ON cards.external_id = own_phones.external_id WHERE reversed >= @from AND reversed < @to
   LIMIT @limit`,
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
    ...(words.length === 0 ? [] : rowsByWords(database, words)),
  ];
  return [...new Map(rows.map((row) => [row.cardId, row])).values()].slice(0, limit).map(toHit);
}

function rowsByWords(database: ReadableDatabase, words: readonly string[]): HitRow[] {
  const whole = words.map(quoted).join(' AND ');
  const begun = words.map((word) => `${quoted(word)}*`).join(' AND ');
  const folded = words.map(fold);
  const rows = [
    ...findOwnByName.all(database, { part: `%${folded.map(escaped).join('%')}%`, limit: rankedRows }),
    ...findByWords.all(database, { words: whole, limit: rankedRows }),
    ...findByWords.all(database, { words: begun, limit: rankedRows }),
  ];
  return rows
    .map((row) => ({ row, score: score(row, folded) }))
    .sort((one, other) => other.score - one.score)
    .map(({ row }) => row);
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
  return [
    ...(beginning === undefined ? [] : findByBeginning.all(database, { ...beginningWith(beginning), limit })),
    ...findByBeginning.all(database, { ...beginningWith(digits), limit }),
    ...findOwnByEnding.all(database, { ...ending, limit }),
    ...findByEnding.all(database, { ...ending, limit }),
  ];
}

/** Bounds of all texts that begin so; `:` follows `9`. */
function beginningWith(start: string): { from: string; to: string } {
  return { from: start, to: `${start}:` };
}

function wordsOf(text: string): string[] {
  return text
    .normalize('NFC')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word.length >= shortestWord)
    .slice(0, 8);
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
