import type { Department } from '../../../core/directory/department';
import { type Opening, openingAt } from '../../../core/directory/opening';

interface Known {
  readonly opening: Opening;
  /** From when on and until when it holds; wall clock, ms. */
  readonly from: number;
  readonly before: number;
}

const known = new WeakMap<Department, Known>();
/** How long an opening without an end is believed. */
const endlessMs = 3_600_000;

/** Whether a department is open at `now`, worked out anew only when that may have changed: it takes a fifth of a millisecond. */
export function knownOpening(department: Department, now: number): Opening {
  const last = known.get(department);
  if (last && last.from <= now && now < last.before) return last.opening;
  const opening = openingAt(department, now);
  const change = opening.isOpen ? opening.until : opening.opensAt;
  known.set(department, { opening, from: now, before: change ?? now + endlessMs });
  return opening;
}
