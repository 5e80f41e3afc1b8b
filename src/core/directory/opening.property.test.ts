import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Department, OpenSpan } from './department';
import { openingAt } from './opening';
import { reachableNow } from './reachable';
import { weekdays } from './weekday';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const zones = ['UTC', 'Europe/Moscow', 'Europe/Budapest', 'America/New_York', 'America/Santiago', 'Australia/Lord_Howe', 'Asia/Kathmandu'];

const time = fc.integer({ min: 0, max: 95 }).map((quarter) => new Date(quarter * 900_000).toISOString().slice(11, 16));
const span: fc.Arbitrary<OpenSpan> = fc
  .record({ from: time, to: fc.oneof({ weight: 5, arbitrary: time }, { weight: 1, arbitrary: fc.constant('24:00') }) })
  .filter(({ from, to }) => from !== to);
const date = fc.integer({ min: 0, max: 364 }).map((day) => new Date(Date.UTC(2027, 0, 1) + day * dayMs).toISOString().slice(0, 10));
const department: fc.Arbitrary<Department> = fc.record({
  name: fc.constant('Somewhere'),
  number: fc.constant('1'),
  timeZone: fc.constantFrom(...zones),
  hours: fc.array(
    fc.tuple(span, fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1 })).map(([each, days]) => ({ ...each, days })),
    { maxLength: 4 },
  ),
  exceptions: fc.uniqueArray(fc.record({ date, hours: fc.array(span, { maxLength: 2 }) }), { selector: (one) => one.date, maxLength: 60 }),
});
/** Nights in which clocks are changed, and any other time of the year. */
const moment = fc.oneof(
  fc.integer({ min: Date.UTC(2027, 0, 2), max: Date.UTC(2027, 11, 20) }),
  fc
    .tuple(
      fc.constantFrom('2027-03-14', '2027-03-28', '2027-04-04', '2027-09-05', '2027-10-03', '2027-10-31', '2027-11-07'),
      fc.integer({ min: -dayMs, max: 2 * dayMs }),
    )
    .map(([day, offset]) => Date.parse(day) + offset),
);

/** What a clock on the wall of that zone shows, by the platform and not by the library that is tested. */
function wallClock(now: number, timeZone: string): { date: string; time: string } {
  const parts = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(now).split(' ');
  return { date: parts[0] ?? '', time: parts[1] ?? '' };
}

function isClockChangedNear(now: number, timeZone: string): boolean {
  const offset = (at: number) =>
    Date.parse(`${wallClock(at, timeZone).date}T${wallClock(at, timeZone).time}Z`) - Math.floor(at / 60_000) * 60_000;
  return offset(now - 26 * hourMs) !== offset(now + 26 * hourMs);
}

function isOpenByTheWall({ hours = [], exceptions = [], timeZone = 'UTC' }: Department, now: number): boolean {
  const spansOf = (iso: string): readonly OpenSpan[] =>
    exceptions.find((one) => one.date === iso)?.hours ??
    hours.filter(({ days }) => days.some((day) => weekdays.indexOf(day) === (new Date(`${iso}T00:00Z`).getUTCDay() + 6) % 7));
  const { date: today, time: shown } = wallClock(now, timeZone);
  const yesterday = new Date(Date.parse(today) - dayMs).toISOString().slice(0, 10);
  return (
    spansOf(today).some(({ from, to }) => from <= shown && (shown < to || to < from)) ||
    spansOf(yesterday).some(({ from, to }) => to < from && shown < to)
  );
}

it('a department is open when the clock on its wall says so, away from changes of the clock', () => {
  fc.assert(
    fc.property(department, moment, (one, now) => {
      fc.pre(!isClockChangedNear(now, one.timeZone ?? 'UTC'));
      expect(openingAt(one, now).isOpen).toBe(isOpenByTheWall(one, now));
    }),
    { numRuns: 500 },
  );
});

it('it stays as it is until the time that is said, and is the other way then, also in nights of a change', () => {
  fc.assert(
    fc.property(department, moment, fc.double({ min: 0, max: 1, noNaN: true }), (one, now, share) => {
      const opening = openingAt(one, now);
      const change = opening.isOpen ? opening.until : opening.opensAt;
      if (change === undefined) return;
      expect(change).toBeGreaterThan(now);
      const between = now + Math.floor((change - 1 - now) * share);
      expect(openingAt(one, between)).toEqual(opening);
      expect(openingAt(one, change).isOpen).toBe(!opening.isOpen);
    }),
    { numRuns: 500 },
  );
});

it('whoever takes the callers is open, whatever the fallbacks', () => {
  const ids = ['a', 'b', 'c', 'd'];
  const directory = fc.tuple(
    ...ids.map((id) =>
      fc
        .tuple(department, fc.constantFrom(...ids, 'gone', undefined))
        .map(([one, fallback]) => ({ ...one, id, ...(fallback && { fallback }) })),
    ),
  );
  fc.assert(
    fc.property(directory, moment, (departments, now) => {
      const [first] = departments;
      if (!first) return;
      const taker = reachableNow(departments, first, now);
      if (taker) expect(openingAt(taker, now).isOpen).toBe(true);
      if (openingAt(first, now).isOpen) expect(taker).toBe(first);
    }),
  );
});
