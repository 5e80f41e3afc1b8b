import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryDatabase } from '../../../tests/support/database/temporary-database';
import { searchCards } from './card-search';
import { createCardWriter, type ImportedCard } from './card-writer';
import { cardFileBeside } from './database';
import type { WritableDatabase } from './handle';
import { cardMigrations } from './migrations/cards';
import { openFile } from './open-file';
import { attachNumber, createCard } from './own-cards';

const cards: readonly (Pick<ImportedCard, 'name'> & Partial<ImportedCard>)[] = [
  {
    name: 'Kovács Anna',
    address: '1051 Budapest, Fő utca 12',
    phones: [{ e164: '+36301234567', asGiven: '06 30 123 4567' }],
    tariff: 'Home 300',
  },
  { name: 'Annamária Kovácsné', email: 'annamaria.k@example.com' },
  { name: 'Андрій Шевченко', company: 'ТОВ Зоря', phones: [{ e164: '+380501234567', asGiven: '+380 50 123 45 67' }] },
  { name: 'İlqar Əliyev', address: 'Bakı', isVip: true },
  { name: 'Novak Ana', company: 'Anna d.o.o.' },
];

let database: WritableDatabase;
let close: () => void;
let file: string;
beforeAll(() => {
  ({ database, file, close } = temporaryDatabase());
  const opened = openFile({ file: cardFileBeside(file), requireEncryption: false, migrations: cardMigrations });
  if (!opened.ok) throw new Error(opened.problem);
  const write = createCardWriter(opened.value.connection as WritableDatabase, 0);
  for (const [index, card] of cards.entries()) write({ externalId: `C10${index}`, isVip: false, phones: [], products: [], ...card });
  opened.value.connection.close();
  createCard(database, { name: 'Élise Kovac_s', phone: { e164: '+33612345678', asGiven: '06 12 34 56 78' }, agent: '1001', at: 1 });
  createCard(database, { name: 'Zoë Workshop', phone: { e164: '7123', asGiven: '7123' }, agent: '1001', at: 2 });
  attachNumber(database, 5, { e164: '+38640999111', asGiven: '040 999 111' });
});
afterAll(() => close());

function found(text: string, numberBeginning?: string): string[] {
  return searchCards(database, { text, numberBeginning, limit: 10 }).map(({ name }) => name);
}

describe('searchCards', () => {
  it.each([
    ['kovacs', ['Kovács Anna', 'Annamária Kovácsné']],
    ['KOVÁCS ann', ['Kovács Anna', 'Annamária Kovácsné']],
    ['anna', ['Kovács Anna', 'Annamária Kovácsné', 'Novak Ana']],
    ['ann kov fő', ['Kovács Anna']],
    ['annamár', ['Annamária Kovácsné']],
    ['annamarx', []],
    ['budapest kovacs', ['Kovács Anna']],
    ['андрі', ['Андрій Шевченко']],
    ['Андрій зоря', ['Андрій Шевченко']],
    ['ilqar', ['İlqar Əliyev']],
    ['əliyev bakı', ['İlqar Əliyev']],
    ['annamaria.k@exam', ['Annamária Kovácsné']],
    ['c102', ['Андрій Шевченко']],
    ['home 300', ['Kovács Anna']],
    ['elise', ['Élise Kovac_s']],
    ['%', []],
    ['__', []],
    ['"', []],
    ['a', []],
    ['', []],
    ['NEAR AND OR', []],
  ])('finds by %j', (text, names) => {
    expect(found(text)).toEqual(names);
  });

  it.each([
    ['1234567', undefined, ['Kovács Anna', 'Андрій Шевченко']],
    ['30 123-4567', undefined, ['Kovács Anna']],
    ['06 30 12', '+363012', ['Kovács Anna']],
    ['+380 50', '+38050', ['Андрій Шевченко']],
    ['040 999 111', undefined, ['Novak Ana']],
    ['0612345678', '+36612345678', ['Élise Kovac_s']],
    ['06 12 34', '+3361234', ['Élise Kovac_s']],
    ['040 99', '+3864099', ['Novak Ana']],
    ['712', undefined, ['Zoë Workshop']],
    ['12', undefined, ['Kovács Anna']],
  ])('finds by the number %j', (text, beginning, names) => {
    expect(found(text, beginning).toSorted()).toEqual(names.toSorted());
  });

  it('finds a rare long beginning among many that begin alike', () => {
    const opened = openFile({ file: cardFileBeside(file), requireEncryption: false, migrations: cardMigrations });
    if (!opened.ok) throw new Error(opened.problem);
    const write = createCardWriter(opened.value.connection as WritableDatabase, 0);
    opened.value.connection.exec('BEGIN');
    for (let index = 0; index < 1000; index++)
      write({ externalId: `D${index}`, name: index === 900 ? 'Zoltanka Edit' : 'Zoltan Edit', isVip: false, phones: [], products: [] });
    opened.value.connection.exec('COMMIT');
    opened.value.connection.close();
    expect(found('zoltank')).toEqual(['Zoltanka Edit']);
    expect(found('zoltan')).toHaveLength(10);
  });

  it('answers what a line of the list needs', () => {
    expect(searchCards(database, { text: 'kovacs anna', limit: 1 })).toEqual([
      { cardId: 1, name: 'Kovács Anna', isVip: false, address: '1051 Budapest, Fő utca 12', tariff: 'Home 300', phone: '06 30 123 4567' },
    ]);
  });
});
