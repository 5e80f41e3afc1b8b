import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';

/** The least that can be done: `sqlite3 .import` of tables that are split already, and the same indexes, unencrypted. */
export function bareImport({ database, cards, phones }: { database: string; cards: string; phones: string }): number {
  for (const ending of ['', '-wal', '-shm']) rmSync(`${database}${ending}`, { force: true });
  const startedAt = performance.now();
  execFileSync('sqlite3', [database], {
    stdio: ['pipe', 'ignore', 'inherit'],
    input: `
PRAGMA journal_mode = WAL;
CREATE TABLE cards (external_id TEXT, name TEXT, company TEXT, language TEXT, is_vip TEXT, customer_since TEXT, address TEXT,
  email TEXT, tariff TEXT, balance TEXT, phone TEXT, phone_2 TEXT, product TEXT, note TEXT);
CREATE TABLE phones (card_id INTEGER, position INTEGER, label TEXT, e164 TEXT, reversed TEXT, as_given TEXT, PRIMARY KEY (card_id, position)) WITHOUT ROWID;
.import --csv --skip 1 ${cards} cards
.import --csv ${phones} phones
CREATE UNIQUE INDEX cards_by_external_id ON cards (external_id);
CREATE INDEX phones_by_number ON phones (e164);
CREATE INDEX phones_by_ending ON phones (reversed);
CREATE VIRTUAL TABLE card_search USING fts5 (name, company, address, email, external_id, tariff, content = 'cards',
  detail = none, columnsize = 0, prefix = '2 3 4', tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO card_search (card_search) VALUES ('rebuild');
`,
  });
  return performance.now() - startedAt;
}

/** Whether there is a `sqlite3` to compare with. */
export function hasSqlite(): boolean {
  try {
    execFileSync('sqlite3', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
