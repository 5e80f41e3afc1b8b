import type { Department } from '../../../core/directory/department';
import type { Opening } from '../../../core/directory/opening';
import { reachableNow } from '../../../core/directory/reachable';
import { knownOpening } from './known-openings';

/** Whether a department is open, and who takes its callers while it is not. */
export interface DepartmentStatus {
  readonly department: Department;
  readonly opening: Opening;
  /** Who takes over now; absent while it is open itself, and where nobody does. */
  readonly takenOverBy?: Department | undefined;
}

/** Every department as it is at `now`: open ones first, then those that another one takes over from, each in their own order. */
export function departmentStatuses(directory: readonly Department[], now: number): DepartmentStatus[] {
  const statuses = directory.map((department) => statusOf(directory, department, now));
  return statuses.toSorted((one, other) => rankOf(one) - rankOf(other));
}

function statusOf(directory: readonly Department[], department: Department, now: number): DepartmentStatus {
  const opening = knownOpening(department, now);
  if (opening.isOpen) return { department, opening };
  return { department, opening, takenOverBy: reachableNow(directory, department, now, knownOpening) };
}

function rankOf({ opening, takenOverBy }: DepartmentStatus): number {
  if (opening.isOpen) return 0;
  return takenOverBy ? 1 : 2;
}
