import { z } from 'zod';
import { checkDepartment, type DepartmentProblem } from '../../core/directory/check-directory';
import { type Department, departmentSchema } from '../../core/directory/department';
import { failure, type Result, success, unreachable } from '../../core/result';
import type { Fault } from './content-problem';
import { parseWithSchema } from './parse-with-schema';
import type { SourceText } from './source-text';

/** A department of a file, and the line on which it says who takes over (or begins, where it does not). */
export interface DepartmentInFile {
  readonly department: Department;
  readonly fallbackLine: number;
}

/** The departments of a file that can be used, and what is wrong with the others. */
export interface DirectoryFile {
  readonly departments: readonly DepartmentInFile[];
  readonly faults: readonly Fault[];
}

const listSchema = z.object({ departments: z.array(z.unknown()).max(1000) });

/** A file's departments. A broken one does not keep the others out; only a file that is no list of them is refused. */
export function readDirectory(source: SourceText): Result<{ content: DirectoryFile; remarks: readonly Fault[] }, readonly Fault[]> {
  const list = parseWithSchema(source, listSchema);
  if (!list.ok) return list;
  const departments: DepartmentInFile[] = [];
  const faults: Fault[] = [];
  const ids = new Set<string>();
  for (const [index, data] of list.value.departments.entries()) {
    const place: SourceText = { data, lineOf: (path) => source.lineOf(['departments', index, ...path]) };
    const read = readDepartment(place, ids);
    if (read.ok) departments.push({ department: read.value, fallbackLine: place.lineOf(['fallback']) });
    else faults.push(...read.problem.map(({ line, reason }) => ({ line, reason: `${nameOf(data, index)}: ${reason}` })));
  }
  return success({ content: { departments, faults }, remarks: [] });
}

function readDepartment(source: SourceText, ids: Set<string>): Result<Department, readonly Fault[]> {
  const parsed = parseWithSchema(source, departmentSchema);
  if (!parsed.ok) return parsed;
  const department = parsed.value;
  const problems = checkDepartment(department);
  if (problems.length > 0)
    return failure(problems.map((problem) => ({ line: source.lineOf(problem.path), reason: describeProblem(problem) })));
  const { id } = department;
  if (id !== undefined && ids.has(id)) return failure([{ line: source.lineOf(['id']), reason: `id: "${id}" is there already` }]);
  if (id !== undefined) ids.add(id);
  return success(department);
}

/** A department's problem in words, its place first. */
export function describeProblem(problem: DepartmentProblem): string {
  const place = problem.path.join('.');
  switch (problem.kind) {
    case 'bad-number':
      return `${place}: is no number that can be dialled`;
    case 'missing-zone':
      return 'timeZone: hours need the zone whose clock they are on, like Europe/Moscow';
    case 'unknown-zone':
      return `${place}: is no time zone; they are called as in the IANA list, like Europe/Moscow`;
    case 'empty-span':
      return `${place}: begins when it ends; the whole day is from 00:00 to 24:00`;
    case 'overlapping-spans':
      return `${place}: begins before another span has ended`;
    case 'repeated-date':
      return `${place}: is there already`;
    default:
      return unreachable(problem.kind);
  }
}

function nameOf(data: unknown, index: number): string {
  const name = typeof data === 'object' && data !== null && 'name' in data ? data.name : undefined;
  return typeof name === 'string' ? `"${name}"` : `department ${index + 1}`;
}
