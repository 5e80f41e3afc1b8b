import { checkDepartment, checkFallbacks } from '../../core/directory/check-directory';
import type { Department } from '../../core/directory/department';
import { describeProblem } from './directory-file';
import type { LoadedDepartment } from './load-directory';

/** What is wrong with an entry: its key in the configuration, or its name and file. For whoever keeps them, in English. */
export interface DirectoryProblem {
  readonly key: string;
  readonly file?: string;
  readonly reason: string;
}

/** The departments that can be used, and what is wrong with others or with what they refer to. */
export interface WholeDirectory {
  readonly departments: readonly Department[];
  readonly problems: readonly DirectoryProblem[];
}

/**
 * Joins the configuration's own departments with those of the content: the configuration's come first, and take the place
 * of those in files that go by the same id.
 */
export function joinDirectory(configured: readonly Department[], inFiles: readonly LoadedDepartment[]): WholeDirectory {
  const problems: DirectoryProblem[] = [];
  const own = configured.filter((department, index) => {
    const found = checkDepartment(department);
    problems.push(...found.map((problem) => ({ key: keyOf(index), reason: describeProblem(problem) })));
    return found.length === 0;
  });
  const ids = new Set(own.map(({ id }) => id));
  const others = inFiles.filter(({ department: { id } }) => id === undefined || !ids.has(id));
  const departments = [...own, ...others.map(({ department }) => department)];
  for (const { kind, department } of checkFallbacks(departments)) {
    const reason = `fallback: "${department.fallback}" ${kind === 'unknown-fallback' ? 'is not in the directory' : 'comes back to itself'}`;
    const place = others.find((one) => one.department === department);
    if (place) problems.push({ key: department.name, file: place.file, reason: `line ${place.fallbackLine}: ${reason}` });
    else problems.push({ key: keyOf(configured.indexOf(department)), reason });
  }
  return { departments, problems };
}

function keyOf(index: number): string {
  return `directory.${index}`;
}
