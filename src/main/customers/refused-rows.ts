import { type RowProblem, rowProblemSchema } from '../../contract/ipc/card-import';

/** A row that was left out. */
export interface RefusedRow {
  /** As a spreadsheet counts, the header being row 1. */
  readonly row: number;
  readonly problem: RowProblem;
  /** Index of the column at fault; absent when it is the row. */
  readonly column?: number | undefined;
}

/**
 * Every row that an import has left out, in the order of the table: where and why, and nothing of what is in it. So it is no
 * personal data, and a million of them take 8 MB.
 */
export interface RefusedRows {
  /** Two numbers a row: its own, and problem and column in one. */
  readonly entries: Uint32Array;
  readonly table: TableStamp;
}

/** What tells that a file is the one that was read. */
export interface TableStamp {
  readonly sizeBytes: number;
  /** Its time of modification, ms since 1970, with fractions. */
  readonly modifiedAt: number;
}

/** Collects rows that are left out. */
export interface RefusedList {
  add(refused: RefusedRow): void;
  entries(): Uint32Array;
}

const problems = rowProblemSchema.options;
/** More columns than a mapping may have; 0 is "no column". */
const columnRange = 1024;

export function createRefusedList(): RefusedList {
  const numbers: number[] = [];
  return {
    add: ({ row, problem, column = -1 }) => void numbers.push(row, problems.indexOf(problem) * columnRange + column + 1),
    entries: () => Uint32Array.from(numbers),
  };
}

export function countRefused({ entries }: RefusedRows): number {
  return entries.length / 2;
}

/** One of them, by its place in the list; undefined after the last. */
export function refusedAt({ entries }: RefusedRows, index: number): RefusedRow | undefined {
  const row = entries[index * 2];
  const code = entries[index * 2 + 1] ?? 0;
  const problem = problems[Math.floor(code / columnRange)];
  if (row === undefined || problem === undefined) return undefined;
  const column = (code % columnRange) - 1;
  return { row, problem, ...(column >= 0 && { column }) };
}
