import { type CalendarDate, fromAbsolute, getDayOfWeek, Time, toCalendarDate, toCalendarDateTime, toZoned } from '@internationalized/date';
import type { Department, OpenSpan } from './department';
import { weekdays } from './weekday';

/**
 * Whether a department is open, and until when; times are wall clock, ms. `until` is absent where it does not close within
 * a week, `opensAt` where it does not open within a year.
 */
export type Opening =
  | { readonly isOpen: true; readonly until?: number | undefined }
  | { readonly isOpen: false; readonly opensAt?: number | undefined };

const wholeDay: OpenSpan = { from: '00:00', to: '24:00' };
const weekMs = 7 * 86_400_000;
const weekDays = 8;
const yearDays = 366;

/**
 * Whether a department is open at `now`, on the clock of its own zone. A span belongs to the day on which it begins, so
 * a closed date does not cut short the night before. A time that a change of the clock leaves out or gives twice is meant
 * as in RFC 5545 section 3.3.5: by the offset before the gap, and as the first of the two.
 */
export function openingAt(department: Department, now: number): Opening {
  const { hours, exceptions, timeZone = 'UTC' } = department;
  if (hours === undefined && exceptions === undefined) return { isOpen: true };
  const today = toCalendarDate(fromAbsolute(now, timeZone));
  let until: number | undefined;
  for (let day = -1; day <= (until === undefined ? yearDays : weekDays); day++) {
    const date = today.add({ days: day });
    for (const { from, to } of intervalsOn(department, date, timeZone)) {
      if (to <= now || to <= from) continue;
      if (until === undefined && from > now) return { isOpen: false, opensAt: from };
      if (until !== undefined && from > until) return { isOpen: true, until };
      until = Math.max(until ?? to, to);
    }
  }
  if (until === undefined) return { isOpen: false };
  return until - now > weekMs ? { isOpen: true } : { isOpen: true, until };
}

/** The spans that begin on a date as wall clock, ms, in the order of their beginnings; a change of the clock may turn it round. */
function intervalsOn(department: Department, date: CalendarDate, timeZone: string): { readonly from: number; readonly to: number }[] {
  return spansOn(department, date)
    .map(({ from, to }) => ({
      from: timeAt(date, from, timeZone),
      to: timeAt(to > from ? date : date.add({ days: 1 }), to, timeZone),
    }))
    .toSorted((one, other) => one.from - other.from);
}

function spansOn({ hours, exceptions }: Department, date: CalendarDate): readonly OpenSpan[] {
  const iso = date.toString();
  const exception = exceptions?.find((one) => one.date === iso);
  if (exception) return exception.hours ?? [];
  const weekday = weekdays[getDayOfWeek(date, 'en', 'mon')];
  return hours?.filter(({ days }) => days.some((day) => day === weekday)) ?? [wholeDay];
}

/** `22:00` on a date of the zone, or `24:00`, as wall clock, ms. */
function timeAt(date: CalendarDate, timeOfDay: string, timeZone: string): number {
  const [hour = 0, minute = 0] = timeOfDay.split(':').map(Number);
  const [day, time] = hour === 24 ? [date.add({ days: 1 }), new Time()] : [date, new Time(hour, minute)];
  return toZoned(toCalendarDateTime(day, time), timeZone, 'compatible').toDate().getTime();
}
