import type { RowError } from '../../contract/ipc/card-import';

/** Some rows of a table, in order, with those that could not be split into cells. */
export interface RowBatch {
  readonly rows: readonly (readonly string[])[];
  /** The number of each row as a spreadsheet counts, the header being row 1. */
  readonly numbers: readonly number[];
  readonly errors: readonly RowError[];
}
