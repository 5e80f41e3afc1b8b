import type { Department, OpenSpan } from './department';
import { fallbackOf } from './reachable';
import { weekdays } from './weekday';

/** Where in a department something is wrong: keys and indexes from its top. */
type DepartmentPath = readonly (string | number)[];

/** What keeps a department from being used. */
export interface DepartmentProblem {
  readonly kind: 'bad-number' | 'missing-zone' | 'unknown-zone' | 'empty-span' | 'overlapping-spans' | 'repeated-date';
  readonly path: DepartmentPath;
}

/** A fallback that leads nowhere; the department can be called all the same. */
export interface FallbackProblem {
  readonly kind: 'unknown-fallback' | 'fallback-circle';
  readonly department: Department;
}

/** All that is wrong with a department in itself. */
export function checkDepartment(department: Department): DepartmentProblem[] {
  const { number, timeZone, hours = [], exceptions = [] } = department;
  const problems: DepartmentProblem[] = [];
  if (!/^\+?[\d*#\s()./-]+$/.test(number) || !/\d/.test(number)) problems.push({ kind: 'bad-number', path: ['number'] });
  if (timeZone === undefined) {
    if (hours.length + exceptions.length > 0) problems.push({ kind: 'missing-zone', path: [] });
  } else if (!isTimeZone(timeZone)) problems.push({ kind: 'unknown-zone', path: ['timeZone'] });
  problems.push(...checkSpans(weekOf(hours), weekMinutes));
  for (const [index, { date, hours: spans = [] }] of exceptions.entries()) {
    if (exceptions.findIndex((one) => one.date === date) < index)
      problems.push({ kind: 'repeated-date', path: ['exceptions', index, 'date'] });
    problems.push(
      ...checkSpans(
        spans.map((span, place) => minutesOf(span, 0, ['exceptions', index, 'hours', place])),
        Infinity,
      ),
    );
  }
  return problems;
}

/** Fallbacks to departments that are not there, and those that go round in a circle. */
export function checkFallbacks(directory: readonly Department[]): FallbackProblem[] {
  return directory.flatMap((department): FallbackProblem[] => {
    if (department.fallback === undefined) return [];
    if (!fallbackOf(directory, department)) return [{ kind: 'unknown-fallback', department }];
    return isInCircle(directory, department) ? [{ kind: 'fallback-circle', department }] : [];
  });
}

function isInCircle(directory: readonly Department[], department: Department): boolean {
  const passed = new Set<Department>();
  let next = fallbackOf(directory, department);
  while (next && !passed.has(next)) {
    if (next === department) return true;
    passed.add(next);
    next = fallbackOf(directory, next);
  }
  return false;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

interface Minutes {
  readonly from: number;
  readonly to: number;
  readonly path: DepartmentPath;
}

const dayMinutes = 1440;
const weekMinutes = 7 * dayMinutes;

/** The spans of a week, in minutes from its first midnight. */
function weekOf(hours: NonNullable<Department['hours']>): Minutes[] {
  return hours.flatMap((span, index) => span.days.map((day) => minutesOf(span, weekdays.indexOf(day) * dayMinutes, ['hours', index])));
}

function minutesOf({ from, to }: OpenSpan, midnight: number, path: DepartmentPath): Minutes {
  const begin = midnight + minuteOf(from);
  const end = midnight + minuteOf(to);
  return { from: begin, to: to < from ? end + dayMinutes : end, path };
}

function minuteOf(timeOfDay: string): number {
  const [hour = 0, minute = 0] = timeOfDay.split(':').map(Number);
  return hour * 60 + minute;
}

/** Empty spans, and each one that begins before another has ended; after `roundMinutes` the first comes again. */
function checkSpans(spans: readonly Minutes[], roundMinutes: number): DepartmentProblem[] {
  const sorted = spans.toSorted((one, other) => one.from - other.from);
  const overlapping = sorted.filter(({ from }, index) => {
    const before = sorted[index - 1];
    const last = sorted.at(-1);
    return before ? from < before.to : last !== undefined && from < last.to - roundMinutes;
  });
  return [
    ...placesOf(spans.filter(({ from, to }) => from === to)).map((path): DepartmentProblem => ({ kind: 'empty-span', path })),
    ...placesOf(overlapping).map((path): DepartmentProblem => ({ kind: 'overlapping-spans', path })),
  ];
}

/** Each place once, though a span stands on several days. */
function placesOf(spans: readonly Minutes[]): DepartmentPath[] {
  return [...new Map(spans.map(({ path }) => [path.join('.'), path])).values()];
}
