import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { ColumnMapping, ImportEncoding, ImportPreview, ImportProblem, ImportProgress, RowError } from '../../contract/ipc/card-import';
import { failure, type Result, success } from '../../core/result';
import { type CardStore, openCardStore } from '../database/card-store';
import { storageProblem } from '../database/storage-problem';
import { guessMapping } from './column-names';
import { createReport } from './progress-report';
import { createCardReader } from './read-card-row';
import { createRefusedList, type RefusedList, type RefusedRows } from './refused-rows';
import { encodingOf, openTable, readRows, type TableFile } from './table-file';
import { EncodingError } from './text-encoding';

const previewRows = 20;
const keptErrors = 1000;
/** How much of the work reading the rows is; the rest is building indexes. */
const readingShare = 0.7;
const bytesPerRow = 150;

export interface CardsToImport {
  /** The table. */
  readonly path: string;
  readonly mapping: ColumnMapping;
  readonly encoding: ImportEncoding;
  /** ISO 3166-1 country of numbers without a country code. */
  readonly country: string;
  /** Where the cards go. */
  readonly cardFile: string;
  readonly key?: Buffer | undefined;
  readonly signal: AbortSignal;
  /** At most ten times a second. */
  readonly onProgress: (progress: ImportProgress) => void;
  /** Once, when the rows are read or the import was cancelled meanwhile, if any were left out. */
  readonly onRefused: (refused: RefusedRows) => void;
}

/** Reads what a person needs to choose encoding and columns. */
export async function previewCards(path: string, country: string, chosen?: ImportEncoding): Promise<Result<ImportPreview, ImportProblem>> {
  const table = await openTable(path);
  if (!table.ok) return table;
  const encoding = chosen ?? encodingOf(table.value, country);
  try {
    const rows: (readonly string[])[] = [];
    for await (const batch of readRows(table.value, encoding)) {
      const whole = batch.rows.filter((_, index) => !batch.broken.has(batch.numbers[index] ?? 0));
      rows.push(...whole.slice(0, previewRows + 1));
      if (rows.length > previewRows) break;
    }
    const [columns, ...data] = rows;
    if (!columns) return failure('empty');
    if (columns.length < 2) return failure('not-a-table');
    const { format, sizeBytes } = table.value;
    const shown = data.slice(0, previewRows).map((row) => columns.map((_, index) => row[index] ?? ''));
    return success({
      fileName: basename(path),
      sizeBytes,
      format,
      encoding,
      columns: [...columns],
      rows: shown,
      mapping: guessMapping(columns),
    });
  } catch (error) {
    return failure(problemOf(error, table.value));
  }
}

/** How an import ended, and the file that is to take the place of the cards' file when it brought one (see `adoptCards`). */
export interface ImportEnd {
  readonly progress: ImportProgress;
  readonly replacement?: string | undefined;
}

/** Imports a table's cards. All of it is kept, or, cancelled or failed, nothing. */
export async function importCards(options: CardsToImport): Promise<ImportEnd> {
  const { path, mapping, cardFile, key } = options;
  const startedAt = performance.now();
  if (!mapping.includes('externalId') || !mapping.includes('name')) return failed('missing-columns');
  const table = await openTable(path);
  if (!table.ok) return failed(table.problem);
  let store: CardStore | undefined;
  try {
    const opened = openCardStore({ cardFile, key, at: Date.now(), expectedCards: table.value.sizeBytes / bytesPerRow });
    if (!opened.ok) return failed(opened.problem === 'disk-full' || opened.problem === 'read-only' ? opened.problem : 'failed');
    store = opened.value;
    const counts = createCounts(options.onProgress);
    const end = await writeRows(store, table.value, options, counts);
    if (end === 'missing-columns') return failed('missing-columns');
    const { imported, updated, skipped, errors, report } = counts;
    const { sizeBytes, modifiedAt } = table.value;
    if (skipped > 0) options.onRefused({ entries: counts.refused.entries(), table: { sizeBytes, modifiedAt } });
    if (end === 'cancelled') return { progress: { kind: 'cancelled', skipped } };
    const finishing = store.finish();
    let step = finishing.next();
    while (!step.done) {
      report(readingShare + step.value * (1 - readingShare));
      await setImmediate(); // lets a cancellation in
      if (options.signal.aborted) return { progress: { kind: 'cancelled', skipped } };
      step = finishing.next();
    }
    store = undefined;
    return {
      progress: { kind: 'done', imported, updated, skipped, durationMs: performance.now() - startedAt, errors },
      replacement: step.value,
    };
  } catch (error) {
    return failed(problemOf(error, table.value));
  } finally {
    store?.abandon();
  }
}

function failed(problem: ImportProblem): ImportEnd {
  return { progress: { kind: 'failed', problem } };
}

interface Counts {
  rows: number;
  imported: number;
  updated: number;
  skipped: number;
  /** The first ones, for the screen. */
  readonly errors: RowError[];
  readonly refused: RefusedList;
  readonly report: (share: number) => void;
}

function createCounts(onProgress: CardsToImport['onProgress']): Counts {
  const report = createReport((share) => {
    const { rows, imported, updated, skipped } = counts;
    onProgress({ kind: 'running', rows, imported: imported + updated, skipped, share });
  });
  const counts: Counts = { rows: 0, imported: 0, updated: 0, skipped: 0, errors: [], refused: createRefusedList(), report };
  return counts;
}

async function writeRows(
  store: CardStore,
  table: TableFile,
  { mapping, encoding, country, signal }: CardsToImport,
  counts: Counts,
): Promise<'read' | 'cancelled' | 'missing-columns'> {
  let share = 0;
  let columns: readonly string[] = [];
  let read: ReturnType<typeof createCardReader> | undefined;
  const leaveOut = (error: RowError) => {
    counts.skipped++;
    if (counts.errors.length < keptErrors) counts.errors.push(error);
    // the first column of that name: whoever reads it sees the name
    counts.refused.add({ ...error, column: error.column === undefined ? undefined : columns.indexOf(error.column) });
  };

  for await (const batch of readRows(table, encoding, (bytes) => (share = (bytes / table.sizeBytes) * readingShare))) {
    if (signal.aborted) return 'cancelled';
    for (const [index, cells] of batch.rows.entries()) {
      const row = batch.numbers[index] ?? 0;
      if (batch.broken.size > 0 && batch.broken.has(row)) {
        leaveOut({ row, problem: 'unclosed-quote' });
        continue;
      }
      if (!read) {
        if (cells.length !== mapping.length) return 'missing-columns';
        columns = cells;
        read = createCardReader(cells, mapping, country);
        continue;
      }
      counts.rows++;
      const card = read(cells);
      const written = card.ok ? store.write(card.value) : undefined;
      if (!card.ok) leaveOut({ row, ...card.problem });
      else if (written === 'duplicate') leaveOut({ row, problem: 'duplicate-id' });
      else counts[written === 'inserted' ? 'imported' : 'updated']++;
    }
    counts.report(share);
  }
  return signal.aborted ? 'cancelled' : 'read';
}

function problemOf(error: unknown, table: TableFile): ImportProblem {
  if (error instanceof EncodingError) return 'wrong-encoding';
  const problem = storageProblem(error);
  if (problem !== 'failed') return problem;
  return table.format === 'xlsx' ? 'not-a-table' : 'failed';
}
