import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { migrate, newestVersion, schemaVersion } from '../migrate';
import { cardMigrations } from './cards';
import { deskMigrations } from './desk';

describe.each([
  ['desk', deskMigrations],
  ['cards', cardMigrations],
])('the migrations of %s', (_name, migrations) => {
  it('are numbered from 1 without gaps', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
  });

  it('lead from any version to the newest, and a second run changes nothing', () => {
    for (let start = 0; start <= migrations.length; start++) {
      const database = new Database(':memory:');
      migrate(database, migrations.slice(0, start));
      expect(schemaVersion(database)).toBe(start);
      migrate(database, migrations);
      const schema = database.prepare('SELECT sql FROM sqlite_schema').all();
      migrate(database, migrations);
      expect(schemaVersion(database)).toBe(newestVersion(migrations));
      expect(database.prepare('SELECT sql FROM sqlite_schema').all()).toEqual(schema);
      database.close();
    }
  });

  it('make strict tables only', () => {
    const database = new Database(':memory:');
    migrate(database, migrations);
    const loose = database
      .prepare(`SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND NOT strict AND name NOT LIKE 'sqlite_%'`)
      .all();
    database.close();
    expect(loose).toEqual([]);
  });

  it('leave no half of a step behind when it fails', () => {
    const database = new Database(':memory:');
    migrate(database, migrations);
    const broken = { version: newestVersion(migrations) + 1, sql: 'CREATE TABLE half (id INTEGER) STRICT; SELECT nonsense' };
    expect(() => migrate(database, [...migrations, broken])).toThrow(/nonsense/);
    expect(schemaVersion(database)).toBe(newestVersion(migrations));
    expect(database.prepare(`SELECT name FROM sqlite_schema WHERE name = 'half'`).all()).toEqual([]);
    database.close();
  });
});

describe('desk migration 1', () => {
  it('makes a journal that is only added to', () => {
    const database = new Database(':memory:');
    migrate(database, deskMigrations.slice(0, 1));
    const insert = `INSERT INTO facts VALUES ('f', '1001', 1, 'call', 1, 0, 0, '{}')`;
    database.exec(insert);
    expect(() => database.exec(insert.replace("'f'", "'g'"))).toThrow(/UNIQUE/);
    expect(() => database.exec(insert.replace("'{}'", "'{'").replace("'f'", "'h'"))).toThrow(/CHECK/);
    expect(() => database.exec(`UPDATE facts SET type = 'x'`)).toThrow(/append-only/);
    expect(() => database.exec(`INSERT INTO outbox (fact_id, queued_at) VALUES ('nobody', 0)`)).toThrow(/FOREIGN KEY/);
    database.close();
  });
});

describe('desk migrations 2 to 4', () => {
  it('take one draft and one finished contact a conversation, and own cards below zero', () => {
    const database = new Database(':memory:');
    migrate(database, deskMigrations);
    database.exec(`INSERT INTO drafts VALUES ('c', 0, 0, '{}'); INSERT INTO facts VALUES ('f', '1001', 1, 'call', 1, 0, 0, '{}')`);
    expect(() => database.exec(`INSERT INTO drafts VALUES ('c', 0, 0, '{}')`)).toThrow(/UNIQUE/);
    const interaction = `INSERT INTO interactions (interaction_id, conversation_id, at, direction, agent, talk_ms, fact_id) VALUES ('i', 'c', 0, 'inbound', '1001', 0, 'f')`;
    database.exec(interaction);
    expect(() => database.exec(interaction.replace("'i'", "'j'"))).toThrow(/UNIQUE/);
    expect(() => database.exec(`INSERT INTO own_cards VALUES (1, 'own-1', 'A', 'a', 0, '1001')`)).toThrow(/CHECK/);
    database.close();
  });
});

describe('cards migration 2', () => {
  it('keeps the cards there are, without a manager', () => {
    const database = new Database(':memory:');
    migrate(database, cardMigrations.slice(0, 1));
    database.exec(`INSERT INTO cards (external_id, name, imported_at, import_run) VALUES ('A1', 'Őszi Gergő', 0, 1)`);
    migrate(database, cardMigrations);
    expect(database.prepare('SELECT name, manager FROM cards').all()).toEqual([{ name: 'Őszi Gergő', manager: null }]);
    expect(database.prepare(`SELECT rowid FROM card_search WHERE card_search MATCH '"oszi"*'`).all()).toHaveLength(1);
    database.close();
  });
});

describe('cards migration 1', () => {
  it('keeps the search in step with the cards', () => {
    const database = new Database(':memory:');
    migrate(database, cardMigrations);
    const found = (word: string) => database.prepare('SELECT rowid FROM card_search WHERE card_search MATCH ?').all(`"${word}"*`).length;
    database.exec(`INSERT INTO cards (external_id, name, imported_at, import_run) VALUES ('A1', 'Őszi Gergő', 0, 1)`);
    expect([found('oszi'), found('Őszi'), found('a1')]).toEqual([1, 1, 1]);
    database.exec(`UPDATE cards SET name = 'Téli Gergő'`);
    expect([found('oszi'), found('teli')]).toEqual([0, 1]);
    database.exec('DELETE FROM cards');
    expect(found('gergo')).toBe(0);
    database.exec(`INSERT INTO card_search (card_search) VALUES ('integrity-check')`);
    database.close();
  });
});
