import type { Department } from './department';
import { type Opening, openingAt } from './opening';

/**
 * Who takes a department's callers at `now`: itself while it is open, else the first open one along the fallbacks;
 * undefined where nobody does. Fallbacks that go round in a circle lead to nobody. `openingOf` may know openings already.
 */
export function reachableNow(
  directory: readonly Department[],
  department: Department,
  now: number,
  openingOf: (department: Department, now: number) => Opening = openingAt,
): Department | undefined {
  const asked = new Set<Department>();
  let next: Department | undefined = department;
  while (next && !asked.has(next)) {
    if (openingOf(next, now).isOpen) return next;
    asked.add(next);
    next = fallbackOf(directory, next);
  }
  return undefined;
}

/** The department that takes over from another one; undefined where none does or it is not in the directory. */
export function fallbackOf(directory: readonly Department[], { fallback }: Department): Department | undefined {
  return fallback === undefined ? undefined : directory.find(({ id }) => id === fallback);
}
