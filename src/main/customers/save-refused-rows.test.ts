import { mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import iconv from 'iconv-lite';
import Papa from 'papaparse';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { csvLine, writeCardsCsv } from '../../../tests/support/customers/generate-cards';
import { startImportHere } from '../../../tests/support/customers/import-worker';
import { temporaryDatabase } from '../../../tests/support/database/temporary-database';
import { mountSmallDisk, noSmallDisk } from '../../../tests/support/small-disk';
import type { ImportProgress } from '../../contract/ipc/card-import';
import type { RefusedWords } from '../../contract/ipc/refused-rows';
import { findCardByExternalId } from '../database/card-identity';
import type { WritableDatabase } from '../database/handle';
import { type CardImport, createCardImport, type ImportWorker } from './card-import';

const words: RefusedWords = {
  fileName: 'left out',
  headings: { row: 'Sor', column: 'Oszlop', problem: 'Hiba' },
  problems: {
    'no-name': 'no name',
    'no-id': 'no number',
    'bad-phone': 'no phone',
    'duplicate-id': 'twice',
    'wrong-cell-count': 'cells',
    'unclosed-quote': 'quote',
    'bad-date': 'date',
    'too-long': 'long',
  },
  separator: ';',
};

let database: WritableDatabase;
let close: () => void;
let folder: string;
let table: string;
let target: string;
let cardImport: CardImport;
let startWorker: () => ImportWorker;
let onRunning: () => void;
let onEnd: (progress: ImportProgress) => void;

beforeEach(() => {
  const opened = temporaryDatabase();
  ({ database, close } = opened);
  folder = join(dirname(opened.file), 'tables');
  mkdirSync(folder);
  table = join(folder, 'customers.csv');
  target = join(folder, 'left out.csv');
  startWorker = startImportHere;
  onRunning = () => {};
  cardImport = createCardImport({
    database,
    databaseFile: opened.file,
    country: () => 'HU',
    startWorker: () => startWorker(),
    onProgress(progress) {
      if (progress.kind === 'running') onRunning();
      else onEnd(progress);
    },
  });
});
afterEach(() => {
  cardImport.dispose();
  close();
});

async function importFile(file = table): Promise<ImportProgress> {
  const preview = await cardImport.preview(file);
  if (!preview.ok) throw new Error(preview.problem);
  const ended = new Promise<ImportProgress>((resolve) => {
    onEnd = resolve;
  });
  const started = cardImport.start(preview.value.mapping, preview.value.encoding);
  if (!started.ok) throw new Error(started.problem);
  return ended;
}

const save = (to = target) => cardImport.saveRefused({ target: to, words, onShare: () => {} });

/** The saved file's rows, header first. */
function savedRows(delimiter = ','): string[][] {
  const text = readFileSync(target, 'utf8');
  expect(text.startsWith('\uFEFF')).toBe(true);
  return Papa.parse<string[]>(text.slice(1), { delimiter, skipEmptyLines: true }).data;
}

function writeSaved(rows: string[][]): void {
  writeFileSync(target, `\uFEFF${Papa.unparse(rows)}\r\n`);
}

const head = 'ID,Name,Phone,Customer since,Note\n';
const oneBad = `${head}A1,Anna Kiss,+36301234567,,\nA2,,+36301234568,,\n`;

describe('the rows that an import left out', { timeout: 30_000 }, () => {
  it('are written with number, column, problem and their own cells', async () => {
    const rows = [
      'A1,Anna Kiss,06 30 123 4567,2019.04.30.,ok',
      'A2,,+36301234568,,"=1+1, ""so"""',
      ',Nobody,+36301234569,,-12 400',
      'A4,Bad Phone,12ab34,,',
      'A5,Bad Date,,31.02.2020," @home"',
      'A6,Too Few',
      'A1,Anna Again,,,"two',
      'lines"',
      '',
      'A9,"Open quote,+36301234570,,',
      `A11,${'x'.repeat(200)},,,`,
      'A12,Last One,+36301234572,,',
    ];
    writeFileSync(table, head + rows.join('\r\n'));
    expect(await importFile()).toMatchObject({ kind: 'done', imported: 2, skipped: 8 });
    expect(cardImport.placeForRefused(words)).toBe(join(folder, 'customers - left out.csv'));
    expect(await save()).toEqual({ ok: true, value: { fileName: 'left out.csv', rows: 8 } });
    expect(savedRows()).toEqual([
      ['Sor', 'Oszlop', 'Hiba', 'ID', 'Name', 'Phone', 'Customer since', 'Note'],
      ['3', '', 'no name', 'A2', '', '+36301234568', '', '=1+1, "so"'],
      ['4', '', 'no number', '', 'Nobody', '+36301234569', '', '-12 400'],
      ['5', 'Phone', 'no phone', 'A4', 'Bad Phone', '12ab34', '', ''],
      ['6', 'Customer since', 'date', 'A5', 'Bad Date', '', '31.02.2020', ' @home'],
      ['7', '', 'cells', 'A6', 'Too Few'],
      ['8', '', 'twice', 'A1', 'Anna Again', '', '', 'two\nlines'],
      ['10', '', 'quote', 'A9', '"Open quote', '+36301234570', '', ''],
      ['11', 'Name', 'long', 'A11', 'x'.repeat(200), '', '', ''],
    ]);
    expect(readdirSync(folder).toSorted()).toEqual(['customers.csv', 'left out.csv']);
  });

  it('are all there when there are five thousand, and come in once they are mended', async () => {
    writeCardsCsv(table, { count: 20_000 }, (card, index) => {
      if (index % 4 !== 3) return csvLine(card);
      if (index % 12 === 3) return csvLine({ ...card, name: '' });
      return index % 12 === 7 ? csvLine({ ...card, phonesAsGiven: ['12ab34'] }) : `"${csvLine(card)}`;
    });
    const end = await importFile();
    expect(end).toMatchObject({ kind: 'done', imported: 15_000, skipped: 5000 });
    expect(await save()).toMatchObject({ ok: true, value: { rows: 5000 } });
    const [header = [], ...rows] = savedRows();
    expect(rows.map(([row]) => Number(row))).toEqual(Array.from({ length: 5000 }, (_, index) => index * 4 + 5));
    const shown = end.kind === 'done' ? end.errors.map(({ row, problem }) => [String(row), words.problems[problem]]) : [];
    expect(shown).toHaveLength(1000);
    expect(rows.slice(0, 1000).map(([row, , problem]) => [row, problem])).toEqual(shown);

    const phone = header.indexOf('Phone');
    const mended = rows.map((row) => row.map((cell) => cell.replace(/^"/, '')).with(phone, '+36301234567'));
    writeSaved([header, ...mended.map((row) => (row[4] === '' ? row.with(4, 'Now Named') : row))]);
    const again = await importFile(target);
    expect(again).toMatchObject({ kind: 'done', imported: 5000, updated: 0, skipped: 0, errors: [] });
    expect(findCardByExternalId(database, 'C10000003')).toBeDefined();
    expect(cardImport.placeForRefused(words)).toBeUndefined();
  });

  it('stand in the columns of an earlier such file, when they were mended wrongly', async () => {
    writeFileSync(table, oneBad);
    await importFile();
    await save();
    const [header = [], row = []] = savedRows();
    writeSaved([header, row.with(4, 'Béla').with(6, 'never')]);
    expect(await importFile(target)).toMatchObject({ kind: 'done', imported: 0, skipped: 1 });
    target = join(folder, 'again.csv');
    expect(await save()).toMatchObject({ ok: true });
    expect(savedRows()).toEqual([header, ['2', 'Customer since', 'date', 'A2', 'Béla', '+36301234568', 'never', '']]);
  });

  it('keep the separator of their table, and are Unicode whatever it was', async () => {
    writeFileSync(table, iconv.encode('Azonosító;Név;Telefon\nH1;;06 30 123 4567\nH2;Őszi Gergő;nincs\n', 'windows-1250'));
    await importFile();
    await save();
    expect(savedRows(';').slice(1)).toEqual([
      ['2', '', 'no name', 'H1', '', '06 30 123 4567'],
      ['3', 'Telefon', 'no phone', 'H2', 'Őszi Gergő', 'nincs'],
    ]);
  });

  it('come out of a workbook with the separator of the language', async () => {
    table = join(folder, 'customers.xlsx');
    const cells = [
      ['ID', 'Name', 'Customer since'],
      ['X1', '', new Date(Date.UTC(2020, 1, 29))],
      [17, 'Žiga Kos', null],
    ];
    await writeXlsxFile(cells, { dateFormat: 'yyyy-mm-dd' }).toFile(table);
    await importFile();
    expect(await save()).toMatchObject({ ok: true, value: { rows: 1 } });
    expect(savedRows(';')).toEqual([
      ['Sor', 'Oszlop', 'Hiba', 'ID', 'Name', 'Customer since'],
      ['2', '', 'no name', 'X1', '', '2020-02-29'],
    ]);
  });

  it('are those of an import that was cancelled, as far as it came', async () => {
    writeCardsCsv(table, { count: 20_000 }, (card, index) => (index % 2 === 0 ? 'broken' : csvLine(card)));
    onRunning = cardImport.cancel;
    const end = await importFile();
    if (end.kind !== 'cancelled') throw new Error(`It is ${end.kind}`);
    expect(end.skipped).toBeGreaterThan(0);
    expect(end.skipped).toBeLessThan(10_000);
    expect(await save()).toMatchObject({ ok: true, value: { rows: end.skipped } });
    expect(savedRows()).toHaveLength(end.skipped + 1);
  });

  it('are not written out of a table that is another one by now, or gone, or over the table', async () => {
    writeFileSync(table, oneBad);
    await importFile();
    expect(await save(table)).toEqual({ ok: false, problem: 'same-file' });
    writeFileSync(table, oneBad.replace('A2', 'A3'));
    utimesSync(table, 1, 1);
    expect(await save()).toEqual({ ok: false, problem: 'table-changed' });
    writeFileSync(table, `${oneBad}A4,,,,\n`);
    expect(await save()).toEqual({ ok: false, problem: 'table-changed' });
    rmSync(table);
    expect(await save()).toEqual({ ok: false, problem: 'table-gone' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leave nothing where they cannot be written or were cancelled, and what was there stays', async () => {
    writeFileSync(table, oneBad);
    await importFile();
    expect(await save(join(folder, 'absent', 'left out.csv'))).toEqual({ ok: false, problem: 'failed' });
    writeFileSync(target, 'an earlier one');
    const saving = save();
    expect(cardImport.start(['externalId', 'name'], 'utf-8')).toEqual({ ok: false, problem: 'busy' });
    expect(await save()).toEqual({ ok: false, problem: 'busy' });
    cardImport.cancel();
    expect(await saving).toEqual({ ok: false, problem: 'cancelled' });
    expect(readFileSync(target, 'utf8')).toBe('an earlier one');
    expect(readdirSync(folder).toSorted()).toEqual(['customers.csv', 'left out.csv']);
    expect(await save()).toMatchObject({ ok: true });
  });

  it.skipIf(noSmallDisk !== undefined)('leave nothing on a disk that is full, or may not be written', async () => {
    writeCardsCsv(table, { count: 20_000 }, (card) => csvLine({ ...card, name: '' }));
    await importFile();
    const disk = mountSmallDisk(1);
    try {
      expect(await save(join(disk.folder, 'left out.csv'))).toEqual({ ok: false, problem: 'disk-full' });
      expect(readdirSync(disk.folder)).toEqual([]);
      disk.setReadOnly(true);
      expect(await save(join(disk.folder, 'left out.csv'))).toEqual({ ok: false, problem: 'read-only' });
    } finally {
      disk.remove();
    }
  });

  it('leave nothing when the process dies that writes them', async () => {
    writeFileSync(table, oneBad);
    await importFile();
    startWorker = () => {
      let onExit = () => {};
      return {
        post(request) {
          if (request.kind === 'save-refused') writeFileSync(request.part, 'half');
          queueMicrotask(onExit);
        },
        onMessage: () => {},
        onExit: (listener) => {
          onExit = listener;
        },
        kill: () => {},
      };
    };
    expect(await save()).toEqual({ ok: false, problem: 'failed' });
    await vi.waitFor(() => expect(readdirSync(folder)).toEqual(['customers.csv']));
  });

  it('are not told to be under way once they are saved, however long the process takes to end', async () => {
    writeFileSync(table, oneBad);
    await importFile();
    startWorker = () => ({ ...startImportHere(), kill: () => {} });
    const shares: number[] = [];
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      expect(await cardImport.saveRefused({ target, words, onShare: (share) => void shares.push(share) })).toMatchObject({ ok: true });
      vi.advanceTimersByTime(5000);
    } finally {
      vi.useRealTimers();
    }
    expect(shares).toEqual([]);
  });
});
