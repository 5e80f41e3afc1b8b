import type { WorkplaceProblem } from '../database/open-for-work';
import type { StorageProblem } from '../database/storage-problem';

/**
 * Why the program cannot start at all. What it can work without (a newer version's database, a full disk, a broken policy)
 * is told on the desk instead.
 */
export type StartProblem =
  | WorkplaceProblem
  /** The user's folder cannot even be made. */
  | { readonly kind: 'no-folder'; readonly problem: StorageProblem }
  /** A bug, or an I/O error that nobody has thought of; the log has it. */
  | { readonly kind: 'unexpected' };
