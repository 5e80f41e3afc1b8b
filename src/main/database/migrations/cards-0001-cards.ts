import type { Migration } from '../migrate';

/**
 * The cache of the centre's cards with its search. Products are JSON: they are only ever read with their card. `reversed`
 * is the number's digits from the last to the first, so that an index finds the ending somebody types.
 */
export const createCards: Migration = {
  version: 1,
  sql: `
    CREATE TABLE cards (
      card_id INTEGER PRIMARY KEY,
      external_id TEXT NOT NULL,
      name TEXT NOT NULL,
      company TEXT,
      language TEXT,
      is_vip INTEGER NOT NULL DEFAULT 0,
      customer_since TEXT,
      address TEXT,
      email TEXT,
      tariff TEXT,
      balance TEXT,
      products TEXT,
      note TEXT,
      imported_at INTEGER NOT NULL,
      import_run INTEGER NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX cards_by_external_id ON cards (external_id);

    CREATE TABLE phones (
      card_id INTEGER NOT NULL,
      position INTEGER NOT NULL,
      label TEXT NOT NULL,
      e164 TEXT NOT NULL,
      reversed TEXT NOT NULL,
      as_given TEXT NOT NULL,
      PRIMARY KEY (card_id, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX phones_by_number ON phones (e164);
    CREATE INDEX phones_by_ending ON phones (reversed);

    CREATE VIRTUAL TABLE card_search USING fts5 (
      name, company, address, email, external_id, tariff,
      content = 'cards', content_rowid = 'card_id', detail = none, columnsize = 0,
      prefix = '2 3 4', tokenize = 'unicode61 remove_diacritics 2'
    );
    CREATE TRIGGER cards_search_added AFTER INSERT ON cards BEGIN
      INSERT INTO card_search (rowid, name, company, address, email, external_id, tariff)
      VALUES (new.card_id, new.name, new.company, new.address, new.email, new.external_id, new.tariff);
    END;
    CREATE TRIGGER cards_search_changed AFTER UPDATE ON cards BEGIN
      INSERT INTO card_search (card_search, rowid, name, company, address, email, external_id, tariff)
      VALUES ('delete', old.card_id, old.name, old.company, old.address, old.email, old.external_id, old.tariff);
      INSERT INTO card_search (rowid, name, company, address, email, external_id, tariff)
      VALUES (new.card_id, new.name, new.company, new.address, new.email, new.external_id, new.tariff);
    END;
    CREATE TRIGGER cards_search_removed AFTER DELETE ON cards BEGIN
      INSERT INTO card_search (card_search, rowid, name, company, address, email, external_id, tariff)
      VALUES ('delete', old.card_id, old.name, old.company, old.address, old.email, old.external_id, old.tariff);
    END;
  `,
};
