import { stat } from 'node:fs/promises';
import Papa from 'papaparse';
import type { ImportEncoding } from '../../contract/ipc/card-import';
import type { RefusedProblem, RefusedWords } from '../../contract/ipc/refused-rows';
import { failure, type Result, success } from '../../core/result';
import { errorCode } from '../database/storage-problem';
import { createReport } from './progress-report';
import { countRefused, type RefusedRow, type RefusedRows, refusedAt, type TableStamp } from './refused-rows';
import type { RowBatch } from './row-batch';
import { delimiterOf, openTable, readRows, type TableFile } from './table-file';
import { createWholeFile, WriteError } from './whole-file';

export interface RefusedToSave {
  /** The table that was imported, and how its letters were read. */
  readonly path: string;
  readonly encoding: ImportEncoding;
  readonly refused: RefusedRows;
  readonly words: RefusedWords;
  readonly target: string;
  /** The name it is written under, beside `target`. */
  readonly part: string;
  readonly signal: AbortSignal;
  /** At most ten times a second. */
  readonly onShare: (share: number) => void;
}

const byteOrderMark = '\uFEFF'; // without it Excel takes UTF-8 for the PC's code page

/**
 * Reads the table again and writes the rows that its import left out: row, column and problem, then the cells as they are, so
 * that the file can be imported once it is mended. Answers how many rows it wrote.
 *
 * A cell that begins with `=`, `+`, `-` or `@` is not disarmed for spreadsheets (OWASP, CSV injection): numbers and balances
 * begin so, the file has to come back as it went, and its cells are from the table that the same person has chosen.
 */
export async function saveRefusedRows(options: RefusedToSave): Promise<Result<number, RefusedProblem>> {
  const { path, target, refused } = options;
  const table = await openTable(path);
  if (!table.ok) return failure(table.problem === 'unreadable' ? 'table-gone' : 'table-changed');
  if (!isSameTable(table.value, refused.table)) return failure('table-changed');
  if (await isSameFile(path, target)) return failure('same-file');
  try {
    return await writeReport(table.value, options);
  } catch (error) {
    if (error instanceof WriteError) return failure(error.problem);
    // a table that could be read before: either the system refuses it now, or it is another one
    return failure(errorCode(error) === '' ? 'table-changed' : 'table-gone');
  }
}

async function writeReport(
  table: TableFile,
  { path, encoding, refused, words, target, part, signal, onShare }: RefusedToSave,
): Promise<Result<number, RefusedProblem>> {
  const rows = countRefused(refused);
  const delimiter = delimiterOf(table, encoding) ?? words.separator;
  const lines = createReportLines(refused, words);
  const file = await createWholeFile(target, part);
  try {
    await file.write(byteOrderMark);
    let share = 0;
    const report = createReport(onShare);
    for await (const batch of readRows(table, encoding, (bytes) => (share = bytes / table.sizeBytes))) {
      if (signal.aborted) return failure('cancelled');
      const cells = lines.of(batch);
      if (cells.length > 0) await file.write(`${Papa.unparse(cells, { delimiter, newline: '\r\n' })}\r\n`);
      if (lines.count() === rows) break;
      report(share);
    }
    const after = await openTable(path);
    if (lines.count() !== rows || !after.ok || !isSameTable(after.value, refused.table)) return failure('table-changed');
    if (signal.aborted) return failure('cancelled');
    await file.keep();
    return success(rows);
  } finally {
    await file.close();
  }
}

/** Picks the left-out rows out of a table that is read from its beginning, as rows of the report. */
function createReportLines(refused: RefusedRows, { headings, problems }: RefusedWords) {
  const own = [headings.row, headings.column, headings.problem];
  let columns: readonly string[] | undefined;
  /** Columns that an earlier report has put before the table's own; they are replaced. */
  let stale = 0;
  let count = 0;
  let next = refusedAt(refused, 0);

  function lineOf({ row, problem, column }: RefusedRow, cells: readonly string[]): string[] {
    const title = column === undefined ? '' : (columns?.[column] ?? '');
    return [String(row), title, problems[problem], ...cells.slice(stale)];
  }

  return {
    /** How many there were by now. */
    count: () => count,
    of({ rows, numbers, broken }: RowBatch): string[][] {
      const lines: string[][] = [];
      for (const [index, cells] of rows.entries()) {
        const row = numbers[index] ?? 0;
        if (!columns && !broken.has(row)) {
          columns = cells;
          stale = own.every((title, column) => title === cells[column]) ? own.length : 0;
          lines.unshift([...own, ...cells.slice(stale)]);
        } else if (next?.row === row) {
          lines.push(lineOf(next, broken.get(row)?.() ?? cells));
          next = refusedAt(refused, ++count);
        }
      }
      return lines;
    },
  };
}

function isSameTable(one: TableStamp, other: TableStamp): boolean {
  return one.sizeBytes === other.sizeBytes && one.modifiedAt === other.modifiedAt;
}

/** Whether the target is the table itself, under whatever name. */
async function isSameFile(path: string, target: string): Promise<boolean> {
  const [one, other] = await Promise.all([path, target].map((file) => stat(file, { bigint: true }).catch(() => undefined)));
  return one !== undefined && one.ino === other?.ino && one.dev === other.dev;
}
