import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { csvLine, generateCards, writeCardsCsv } from '../../../tests/support/customers/generate-cards';
import { startImportHere } from '../../../tests/support/customers/import-worker';
import { temporaryDatabase } from '../../../tests/support/database/temporary-database';
import type { ColumnMapping, ImportEncoding, ImportProgress } from '../../contract/ipc/card-import';
import { findCardByExternalId } from '../database/card-identity';
import { findCardsByNumber, readCard } from '../database/cards';
import type { WritableDatabase } from '../database/handle';
import { addNote } from '../database/notes';
import { type CardImport, createCardImport } from './card-import';
import { searchCustomers } from './search-customers';

let database: WritableDatabase;
let file: string;
let close: () => void;
let folder: string;
let table: string;
let told: ImportProgress[];
let cardImport: CardImport;
let ended: () => Promise<ImportProgress>;
let onRunning: () => void;

beforeEach(() => {
  ({ database, file, close } = temporaryDatabase());
  folder = dirname(file);
  table = join(folder, 'customers.csv');
  told = [];
  onRunning = () => {};
  let onEnd: (progress: ImportProgress) => void = () => {};
  ended = () =>
    new Promise((resolve) => {
      onEnd = resolve;
    });
  cardImport = createCardImport({
    database,
    databaseFile: file,
    country: () => 'HU',
    startWorker: startImportHere,
    onProgress(progress) {
      told.push(progress);
      if (progress.kind === 'running') onRunning();
      else onEnd(progress);
    },
  });
});
afterEach(() => {
  cardImport.dispose();
  close();
});

async function importFile(options: { encoding?: ImportEncoding; mapping?: ColumnMapping } = {}): Promise<ImportProgress> {
  const preview = await cardImport.preview(table, options.encoding);
  if (!preview.ok) throw new Error(preview.problem);
  const end = ended();
  const started = cardImport.start(options.mapping ?? preview.value.mapping, options.encoding ?? preview.value.encoding);
  if (!started.ok) throw new Error(started.problem);
  return end;
}

function countCards(): number {
  return (database.prepare('SELECT count(*) AS n FROM cards.cards').get() as { n: number }).n;
}

function leftovers(): string[] {
  return readdirSync(folder).filter((name) => name.includes('.import'));
}

const now = { now: 0, repeatDays: 7 };
const head = 'ID,Name,Phone,Customer since,Note\n';

describe('a card import', { timeout: 30_000 }, () => {
  it('brings every card, found by number in any spelling and by name', async () => {
    writeCardsCsv(table, { count: 500 });
    expect(await importFile()).toMatchObject({ kind: 'done', imported: 500, updated: 0, skipped: 0, errors: [] });
    for (const card of generateCards({ count: 500 })) {
      const cardId = findCardByExternalId(database, card.externalId) ?? 0;
      expect(findCardsByNumber(database, card.phones).map((hit) => hit.cardId)).toContain(cardId);
      expect(searchCustomers(database, `${card.name} ${card.externalId}`, { country: 'HU', limit: 10 })[0]?.cardId).toBe(cardId);
      expect(readCard(database, cardId, now)).toMatchObject({
        name: card.name,
        isVip: card.isVip,
        customerSince: card.customerSince,
        phones: card.phones.map((e164, index) => ({ e164, asGiven: card.phonesAsGiven[index] })),
        products: card.product === '' ? [] : [{ name: card.product }],
      });
    }
    expect(leftovers()).toEqual([]);
  });

  it('brings cards up to date and keeps their ids and what agents wrote', async () => {
    writeCardsCsv(table, { count: 300 });
    await importFile();
    const cardId = findCardByExternalId(database, 'C10000007') ?? 0;
    addNote(database, { cardId, author: '1001', body: 'Rings back', at: 5 });
    writeFileSync(table, `${head}C10000007,Novo Ime,+38640999888,2020-01-02,\nC9,Somebody New,+38640999777,,\n`);
    expect(await importFile()).toMatchObject({ kind: 'done', imported: 1, updated: 1, skipped: 0 });
    expect(findCardsByNumber(database, ['+38640999888'])).toMatchObject([{ cardId, name: 'Novo Ime' }]);
    expect(readCard(database, cardId, now)?.notes).toMatchObject([{ body: 'Rings back' }]);
    expect(readCard(database, cardId, now)?.phones).toHaveLength(1);
    expect(searchCustomers(database, 'novo ime', { country: 'HU', limit: 5 })).toHaveLength(1);
    expect(countCards()).toBe(301);
    // and the same in bulk
    writeCardsCsv(table, { count: 400 });
    expect(await importFile()).toMatchObject({ kind: 'done', imported: 100, updated: 300 });
    expect(findCardByExternalId(database, 'C10000007')).toBe(cardId);
    expect(searchCustomers(database, 'novo ime', { country: 'HU', limit: 5 })).toEqual([]);
    expect(countCards()).toBe(401);
  });

  it.each([
    ['ID,Name,VIP,VIP manager', 'V1,Anna Kiss,yes,vip-desk'],
    ['Код клиента,ФИО,VIP,Персональный менеджер', 'V1,Anna Kiss,да,vip-desk'],
    ['Ügyfél azonosító,Név,Kiemelt,Ügyfélmenedzser', 'V1,Anna Kiss,igen,vip-desk'],
    ['Šifra stranke,Ime,VIP,Skrbnik', 'V1,Anna Kiss,da,vip-desk'],
  ])('brings whom a customer is looked after by, under the columns %s', async (columns, row) => {
    writeFileSync(table, `${columns}\n${row}\n`);
    expect(await importFile()).toMatchObject({ kind: 'done', imported: 1 });
    const cardId = findCardByExternalId(database, 'V1') ?? 0;
    expect(readCard(database, cardId, now)).toMatchObject({ name: 'Anna Kiss', isVip: true, manager: 'vip-desk' });
  });

  it('leaves broken rows out and names each by its row in the spreadsheet', async () => {
    const rows = [
      'A1,Anna Kiss,06 30 123 4567,2019.04.30.,ok',
      'A2,,+36301234568,,',
      ',Nobody,+36301234569,,',
      'A4,Bad Phone,12ab34,,',
      'A5,Bad Date,,31.02.2020,',
      'A6,Too Few',
      'A1,Anna Again,,,',
      '',
      'A9,"Open quote,+36301234570,,',
      'A10,After "the" quote,+36301234571,,"two\nlines"',
      `A11,${'x'.repeat(200)},,,`,
      'A12,Last One,+36301234572,,',
    ];
    writeFileSync(table, head + rows.join('\r\n'));
    expect(await importFile()).toMatchObject({
      kind: 'done',
      imported: 3,
      skipped: 8,
      errors: [
        { row: 3, problem: 'no-name' },
        { row: 4, problem: 'no-id' },
        { row: 5, problem: 'bad-phone', column: 'Phone' },
        { row: 6, problem: 'bad-date', column: 'Customer since' },
        { row: 7, problem: 'wrong-cell-count' },
        { row: 8, problem: 'duplicate-id' },
        { row: 10, problem: 'unclosed-quote' },
        { row: 12, problem: 'too-long', column: 'Name' },
      ],
    });
    expect(searchCustomers(database, '06301234571', { country: 'HU', limit: 5 })).toMatchObject([{ name: 'After "the" quote' }]);
  });

  it('takes nine rows of ten when every tenth is broken', async () => {
    writeCardsCsv(table, { count: 2000 }, (card, index) => (index % 10 === 3 ? `"${csvLine(card)}` : csvLine(card)));
    const end = await importFile();
    expect(end).toMatchObject({ kind: 'done', imported: 1800, skipped: 200 });
    expect(end.kind === 'done' && end.errors.every(({ row }) => (row - 2) % 10 === 3)).toBe(true);
  });

  it.each([
    ['windows-1250', 'Ügyfél azonosító;Név;Telefonszám;Cím\nH1;Őszi Gergő;06 30 123 4567;Győr, Fő utca 1\n', 'Őszi Gergő'],
    ['windows-1251', 'Код клиента;ФИО;Телефон;Адрес\nR1;Фёдорова Светлана;+79161234567;Казань, улица Лесная, дом 5\n', 'Фёдорова Светлана'],
    ['utf-16le', 'Šifra stranke\tIme\tTelefon\tNaslov\nS1\tŽiga Kovačič\t+38640123456\tKoper\n', 'Žiga Kovačič'],
    ['utf-8', '\uFEFFMüştəri ID,Ad,Mobil telefon,Ünvan\nA1,Əli Məmmədov,+994501234567,Bakı\n', 'Əli Məmmədov'],
  ] as const)('reads %s by itself, with column names of the language', async (encoding, text, name) => {
    writeFileSync(table, iconv.encode(text, encoding, { addBOM: encoding === 'utf-16le' }));
    const preview = await cardImport.preview(table);
    expect(preview).toMatchObject({ ok: true, value: { encoding, mapping: ['externalId', 'name', 'phone', 'address'] } });
    expect(await importFile()).toMatchObject({ kind: 'done', imported: 1 });
    expect(database.prepare('SELECT name FROM cards.cards').all()).toEqual([{ name }]);
  });

  it('keeps nothing of a file in another encoding than was said', async () => {
    writeCardsCsv(table, { count: 3000 });
    writeFileSync(table, Buffer.concat([readFileSync(table), iconv.encode('X1,Őszi Gergő,\n', 'windows-1250')]));
    expect(await importFile({ encoding: 'utf-8' })).toEqual({ kind: 'failed', problem: 'wrong-encoding' });
    expect(countCards()).toBe(0);
    expect(leftovers()).toEqual([]);
  });

  it('reads a spreadsheet', async () => {
    table = join(folder, 'customers.xlsx');
    const cells = [
      ['ID', 'Name', 'Phone', 'Customer since'],
      ['X1', 'Ana Novak', '+38640123456', new Date(Date.UTC(2020, 1, 29))],
      [17, 'Žiga Kos', '+38640123457', null],
    ];
    await writeXlsxFile(cells, { dateFormat: 'yyyy-mm-dd' }).toFile(table);
    expect(await importFile()).toMatchObject({ kind: 'done', imported: 2, skipped: 0 });
    const cardId = findCardByExternalId(database, 'X1') ?? 0;
    expect(readCard(database, cardId, now)).toMatchObject({ name: 'Ana Novak', customerSince: '2020-02-29' });
    expect(findCardByExternalId(database, '17')).toBeDefined();
  });

  it('refuses a spreadsheet that would fill the memory when it is unpacked', async () => {
    table = join(folder, 'customers.xlsx');
    await writeXlsxFile([['ID', 'Name']]).toFile(table);
    const bytes = readFileSync(table);
    const entry = bytes.lastIndexOf('PK\u0001\u0002');
    bytes.writeUInt32LE(200_000_000, entry + 24); // "uncompressed size" in the archive's directory (APPNOTE 4.3.12)
    writeFileSync(table, bytes);
    expect(await cardImport.preview(table)).toEqual({ ok: false, problem: 'too-large' });
  });

  it('asks for the columns it cannot do without', async () => {
    writeFileSync(table, 'Colour,Size\nred,1\n');
    const preview = await cardImport.preview(table);
    expect(preview).toMatchObject({ ok: true, value: { mapping: [null, null], rows: [['red', '1']] } });
    expect(cardImport.start([null, null], 'utf-8')).toEqual({ ok: false, problem: 'missing-columns' });
  });

  it.each([
    ['empty', Buffer.alloc(0)],
    ['not-a-table', Buffer.from([1, 2, 0, 3])],
    ['not-a-table', Buffer.from('only one column\nof text\n')],
    ['not-a-table', Buffer.from('PK\u0003\u0004 no spreadsheet')],
    ['unsupported-format', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
  ] as const)('says when a file is %s', async (problem, bytes) => {
    writeFileSync(table, bytes);
    expect(await cardImport.preview(table)).toEqual({ ok: false, problem });
  });

  it('says when a file cannot be read', async () => {
    expect(await cardImport.preview(join(folder, 'absent.csv'))).toEqual({ ok: false, problem: 'unreadable' });
  });

  it('runs one at a time, and cancelled leaves nothing', async () => {
    writeCardsCsv(table, { count: 5000 });
    const preview = await cardImport.preview(table);
    if (!preview.ok) throw new Error(preview.problem);
    const end = ended();
    cardImport.start(preview.value.mapping, 'utf-8');
    expect(cardImport.start(preview.value.mapping, 'utf-8')).toEqual({ ok: false, problem: 'busy' });
    onRunning = () => cardImport.cancel();
    expect(await end).toEqual({ kind: 'cancelled', skipped: 0 });
    expect(countCards()).toBe(0);
    expect(leftovers()).toEqual([]);
    expect(existsSync(join(folder, 'cards.db'))).toBe(true);
  });

  it('tells its progress, rising to the end', async () => {
    writeCardsCsv(table, { count: 5000 });
    await importFile();
    const shares = told.flatMap((progress) => (progress.kind === 'running' ? [progress.share] : []));
    expect(shares).toEqual(shares.toSorted((one, other) => one - other));
    expect(told.at(-1)).toMatchObject({ kind: 'done', imported: 5000 });
  });
});
