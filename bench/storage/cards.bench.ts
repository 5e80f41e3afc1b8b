import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportProgress } from '../../src/contract/ipc/card-import';
import { createCardImport } from '../../src/main/customers/card-import';
import { searchCustomers } from '../../src/main/customers/search-customers';
import { findCardsByNumber } from '../../src/main/database/cards';
import { openDatabase } from '../../src/main/database/database';
import { type Draft, saveDraft } from '../../src/main/database/drafts';
import { reverseDigits } from '../../src/main/database/fold';
import type { WritableDatabase } from '../../src/main/database/handle';
import { type GeneratedCard, generateCards, writeCardsCsv } from '../../tests/support/customers/generate-cards';
import { temporaryFolder } from '../../tests/support/database/temporary-database';
import { cardCount } from '../customers';
import { type Figure, makeFigure, quantile } from '../figure';
import { bareImport, hasSqlite } from './bare-import';
import { type BareReading, openBareReading } from './bare-reading';
import { startImportChild } from './start-import-child';

const count = cardCount;
const importRuns = 20;
const key = Buffer.alloc(32, 0x5a);
const country = 'HU';
const draftEveryMs = 50;

/** Import beside `sqlite3 .import`, drafts written meanwhile, and look-ups and search in what was imported. */
export async function measure(): Promise<readonly Figure[]> {
  const { folder, remove } = temporaryFolder();
  try {
    const table = join(folder, 'customers.csv');
    const phones = join(folder, 'phones.csv');
    writeCardsCsv(table, { count });
    writePhonesCsv(phones);
    const bareFile = join(folder, 'bare.db');
    const compares = hasSqlite();
    const importMs: number[] = [];
    const bareMs: number[] = [];
    const draftMs: number[] = [];
    const quietDraftMs: number[] = [];
    let database: WritableDatabase | undefined;
    for (let run = 0; run < importRuns; run++) {
      if (database) {
        database.close();
        rmSync(join(folder, `run-${run - 1}`), { recursive: true });
      }
      if (compares) bareMs.push(bareImport({ database: bareFile, cards: table, phones }));
      const imported = await importInto(join(folder, `run-${run}`), table);
      ({ database } = imported);
      importMs.push(imported.durationMs);
      draftMs.push(...imported.draftMs);
      quietDraftMs.push(...imported.quietDraftMs);
    }
    if (!database) throw new Error('Nothing was imported');
    const bare = compares ? openBareReading(bareFile) : undefined;
    const figures = [
      makeFigure(`import of ${count} cards`, 'ms', importMs, { ratio: 3 }, compares ? bareMs : undefined),
      makeFigure('draft on disk during an import', 'ms', draftMs, { p95: 16 }, quietDraftMs),
      ...measureReading(database, bare),
    ];
    bare?.close();
    database.close();
    return figures;
  } finally {
    remove();
  }
}

async function importInto(
  folder: string,
  table: string,
): Promise<{ database: WritableDatabase; durationMs: number; draftMs: number[]; quietDraftMs: number[] }> {
  mkdirSync(folder);
  const file = join(folder, 'firstline.db');
  const opened = openDatabase({ file, key, requireEncryption: true });
  if (!opened.ok) throw new Error(opened.problem);
  const { database } = opened.value;
  const quietDraftMs = Array.from({ length: 100 }, () => timed(() => saveDraft(database, draft, Date.now())));
  const draftMs: number[] = [];
  const timer = setInterval(() => draftMs.push(timed(() => saveDraft(database, draft, Date.now()))), draftEveryMs);
  try {
    const [previewing, importing] = [await startImportChild(), await startImportChild()];
    const workers = [previewing, importing];
    let end: (progress: ImportProgress) => void = () => {};
    const ended = new Promise<ImportProgress>((resolve) => {
      end = resolve;
    });
    const cardImport = createCardImport({
      database,
      databaseFile: file,
      key,
      country: () => country,
      startWorker: () => workers.shift() ?? importing,
      onProgress: (progress) => progress.kind !== 'running' && end(progress),
    });
    const preview = await cardImport.preview(table);
    if (!preview.ok) throw new Error(preview.problem);
    const started = cardImport.start(preview.value.mapping, preview.value.encoding);
    if (!started.ok) throw new Error(started.problem);
    const progress = await ended;
    if (progress.kind !== 'done' || progress.skipped > 0) throw new Error(`Import ended with ${progress.kind}`);
    return { database, durationMs: progress.durationMs, draftMs, quietDraftMs };
  } finally {
    clearInterval(timer);
  }
}

function measureReading(database: WritableDatabase, bare: BareReading | undefined): Figure[] {
  const known = sampleCards(2000);
  const lookUps = known.map(({ phones }) => timed(() => findCardsByNumber(database, phones.slice(0, 1))));
  const bareLookUps = bare && known.map(({ phones }) => timed(() => bare.lookUp(phones[0] ?? '')));
  const typed = known.slice(0, 60).flatMap(keystrokes);
  const commonPairs = [
    'ко ол',
    'na an',
    'ma an',
    'sz ga',
    'po al',
    'ho 30',
    'fa pl',
    'mo ma',
    'шe ан',
    'no ан',
    'bu bu',
    'ex ho',
    'an ex',
    'ko ma',
  ];
  const common = [...commonPairs, ...commonPairs];
  const numbers = known.slice(0, 200).flatMap(numberKeystrokes);
  const search = (text: string) => timed(() => searchCustomers(database, text, { country, limit: 20 }));
  const bareWords = bare && ((text: string) => timed(() => bare.searchWords(text)));
  const bareNumber = bare && ((text: string) => timed(() => bare.searchNumber(text)));
  const p99 = quantile(lookUps, 0.99);
  return [
    { ...makeFigure('look-up by number', 'ms', lookUps, {}, bareLookUps), limit: `p99 <= 1 ms (is ${p99.toFixed(3)})`, holds: p99 <= 1 },
    makeFigure('search as typed', 'ms', typed.map(search), { p95: 16 }, bareWords && typed.map(bareWords)),
    makeFigure('search, two common beginnings', 'ms', common.map(search), { p95: 16 }, bareWords && common.map(bareWords)),
    makeFigure('search by part of a number', 'ms', numbers.map(search), { p95: 16 }, bareNumber && numbers.map(bareNumber)),
  ];
}

/** What is in the search field after each key while somebody types a name and then a town. */
function keystrokes({ name, address }: GeneratedCard): string[] {
  const text = `${name.toLowerCase()} ${(address.split(/[ ,]+/)[1] ?? '').toLowerCase()}`;
  return Array.from({ length: text.length }, (_, index) => text.slice(0, index + 1));
}

function numberKeystrokes({ phones }: GeneratedCard): string[] {
  const number = phones[0] ?? '';
  return [number.slice(-4), number.slice(-7), number.slice(0, 6), number.slice(0, 9), number];
}

function sampleCards(wanted: number): GeneratedCard[] {
  const every = Math.max(1, Math.floor(count / wanted));
  let index = 0;
  return [...generateCards({ count })].filter(() => index++ % every === 0).slice(0, wanted);
}

function timed(work: () => unknown): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}

function writePhonesCsv(file: string): void {
  const descriptor = openSync(file, 'w');
  let lines = '';
  let cardId = 0;
  for (const { phones, phonesAsGiven } of generateCards({ count })) {
    cardId++;
    for (const [position, e164] of phones.entries())
      lines += `${cardId},${position},,${e164},${reverseDigits(e164)},${phonesAsGiven[position] ?? ''}\n`;
    if (lines.length < 1_000_000) continue;
    writeSync(descriptor, lines);
    lines = '';
  }
  writeSync(descriptor, lines);
  closeSync(descriptor);
}

const draft: Draft = {
  conversationId: '0197a5c0-0000-7000-8000-000000000001',
  direction: 'inbound',
  identity: { number: '+36301234567', isWithheld: false },
  formId: 'fault',
  formVersion: 1,
  values: { topic: 'internet', summary: 'The router restarts every evening '.repeat(10) },
  startedAt: 0,
};
