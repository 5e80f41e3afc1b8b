/** Some rows of a table, in order. */
export interface RowBatch {
  readonly rows: readonly (readonly string[])[];
  /** The number of each row as a spreadsheet counts, the header being row 1. */
  readonly numbers: readonly number[];
  /** Rows with a broken quote, by number: what could be made out of each, worked out when asked. `rows` has no cells for them. */
  readonly broken: ReadonlyMap<number, () => readonly string[]>;
}
