/** One thing that is wrong in a file; `line` counts from 1. */
export interface Fault {
  readonly line: number;
  readonly reason: string;
}

/** A file that was not loaded (or, among the remarks, one that was). `file` is relative to its content folder. */
export interface ContentProblem {
  readonly file: string;
  /** The first fault with its line, and how many more there are. English, for whoever keeps the files. */
  readonly reason: string;
  /** In the order of the file; empty when it could not be read at all. */
  readonly faults: readonly Fault[];
}

/** Puts a file's faults into one problem. */
export function describeFaults(file: string, faults: readonly Fault[]): ContentProblem {
  const sorted = [...faults].sort((one, other) => one.line - other.line);
  const [first] = sorted;
  const more = sorted.length > 1 ? ` (and ${sorted.length - 1} more)` : '';
  return { file, reason: first === undefined ? 'unreadable' : `line ${first.line}: ${first.reason}${more}`, faults: sorted };
}
