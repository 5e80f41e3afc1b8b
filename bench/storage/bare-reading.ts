import { DatabaseSync } from 'node:sqlite';
import { reverseDigits } from '../../src/main/database/fold';

/** The least that reading can be: one prepared statement each, on the unencrypted file that `bareImport` left. */
export interface BareReading {
  lookUp(e164: string): unknown;
  searchWords(text: string): unknown;
  searchNumber(digits: string): unknown;
  close(): void;
}

export function openBareReading(file: string): BareReading {
  const database = new DatabaseSync(file, { readOnly: true });
  const byNumber = database.prepare('SELECT cards.* FROM phones JOIN cards ON cards.rowid = card_id WHERE e164 = ? LIMIT 20');
  const byWords = database.prepare(
    'SELECT cards.* FROM (SELECT rowid FROM card_search WHERE card_search MATCH ? LIMIT 20) AS found JOIN cards ON cards.rowid = found.rowid',
  );
  const byBeginning = database.prepare(
    "SELECT cards.* FROM phones JOIN cards ON cards.rowid = card_id WHERE e164 >= ? AND e164 < ? || 'z' LIMIT 20",
  );
  const byEnding = database.prepare(
    "SELECT cards.* FROM phones JOIN cards ON cards.rowid = card_id WHERE reversed >= ? AND reversed < ? || 'z' LIMIT 20",
  );
  return {
    lookUp: (e164) => byNumber.all(e164),
    searchWords(text) {
      const words = text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
      return words.length > 0 ? byWords.all(words.map((word) => `"${word}"*`).join(' ')) : [];
    },
    searchNumber(digits) {
      const reversed = reverseDigits(digits);
      return [byBeginning.all(digits, digits), byEnding.all(reversed, reversed)];
    },
    close: () => database.close(),
  };
}
