import { describe, expect, it } from 'vitest';
import { type Department, departmentSchema } from './department';
import { openingAt } from './opening';
import { fallbackOf, reachableNow } from './reachable';

const at = (iso: string) => Date.parse(iso);

function department(changes: Partial<Department>): Department {
  return departmentSchema.parse({ name: 'Somewhere', number: '1002', timeZone: 'Europe/Moscow', ...changes });
}

describe('the opening of a department', () => {
  const nights = department({ hours: [{ days: ['fri', 'sat'], from: '22:00', to: '06:00' }], timeZone: 'Europe/Budapest' });

  it('is always, where it has no hours', () => {
    expect(openingAt({ name: 'Second line', number: '1002' }, at('2027-03-03T03:00Z'))).toEqual({ isOpen: true });
  });

  it.each([
    ['2027-03-03T04:59:59Z', { isOpen: false, opensAt: at('2027-03-03T05:00Z') }],
    ['2027-03-03T05:00Z', { isOpen: true, until: at('2027-03-03T09:00Z') }],
    ['2027-03-03T09:00Z', { isOpen: false, opensAt: at('2027-03-03T10:00Z') }],
    ['2027-03-05T18:59Z', { isOpen: true, until: at('2027-03-05T19:00Z') }],
    ['2027-03-05T19:00Z', { isOpen: false, opensAt: at('2027-03-08T05:00Z') }],
  ])('follows several spans a day, on its own clock, at %s', (now, expected) => {
    const days = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
    const office = department({
      hours: [
        { days: [...days], from: '13:00', to: '22:00' },
        { days: [...days], from: '08:00', to: '12:00' },
      ],
    });
    expect(openingAt(office, at(now))).toEqual(expected);
  });

  it('goes over midnight, and longer or shorter where the clock is changed that night', () => {
    // 2027-03-28 and 2027-10-31 are the Sundays of the change in Budapest; the nights begin on Saturdays
    const openedAt = (iso: string) => openingAt(nights, at(iso));
    expect(openedAt('2027-03-20T23:30Z')).toEqual({ isOpen: true, until: at('2027-03-21T05:00Z') });
    expect(openedAt('2027-03-27T23:30Z')).toEqual({ isOpen: true, until: at('2027-03-28T04:00Z') });
    expect(openedAt('2027-10-30T23:30Z')).toEqual({ isOpen: true, until: at('2027-10-31T05:00Z') });
  });

  it('takes a time that the change of the clock leaves out, or gives twice, as RFC 5545 does', () => {
    const early = department({ hours: [{ days: ['sun'], from: '02:30', to: '12:00' }], timeZone: 'Europe/Budapest' });
    expect(openingAt(early, at('2027-03-28T00:59Z'))).toEqual({ isOpen: false, opensAt: at('2027-03-28T01:30Z') });
    expect(openingAt(early, at('2027-10-31T00:00Z'))).toEqual({ isOpen: false, opensAt: at('2027-10-31T00:30Z') });
  });

  it('sees past a span that the change of the clock has put behind the next one', () => {
    const pieces = department({
      hours: [
        { days: ['sun'], from: '02:30', to: '02:45' },
        { days: ['sun'], from: '03:00', to: '12:00' },
      ],
      timeZone: 'Europe/Budapest',
    });
    expect(openingAt(pieces, at('2027-03-28T01:10Z'))).toEqual({ isOpen: true, until: at('2027-03-28T10:00Z') });
  });

  it('is that of the date where the date has its own hours; the night before still ends in the morning', () => {
    const holidays = { ...nights, exceptions: [{ date: '2027-03-20' }, { date: '2027-03-22', hours: [{ from: '10:00', to: '11:00' }] }] };
    expect(openingAt(holidays, at('2027-03-20T04:00Z'))).toEqual({ isOpen: true, until: at('2027-03-20T05:00Z') });
    expect(openingAt(holidays, at('2027-03-20T22:00Z'))).toEqual({ isOpen: false, opensAt: at('2027-03-22T09:00Z') });
  });

  it('joins spans that touch, and has no end where there is none within a week', () => {
    const daily = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
    const always = department({ hours: [{ days: [...daily], from: '00:00', to: '24:00' }] });
    expect(openingAt(always, at('2027-03-03T12:00Z'))).toEqual({ isOpen: true });
    const till = department({
      hours: [],
      exceptions: ['2027-03-03', '2027-03-04'].map((date) => ({ date, hours: [{ from: '00:00', to: '24:00' }] })),
    });
    expect(openingAt(till, at('2027-03-03T12:00Z'))).toEqual({ isOpen: true, until: at('2027-03-04T21:00Z') });
  });

  it('is never, where no hours are left within a year', () => {
    expect(openingAt(department({ hours: [] }), at('2027-03-03T12:00Z'))).toEqual({ isOpen: false });
  });

  it('is all days but the exceptions where only those are given', () => {
    const shop = department({ exceptions: [{ date: '2027-05-09' }] });
    expect(openingAt(shop, at('2027-05-08T12:00Z'))).toEqual({ isOpen: true, until: at('2027-05-08T21:00Z') });
    expect(openingAt(shop, at('2027-05-09T12:00Z'))).toEqual({ isOpen: false, opensAt: at('2027-05-09T21:00Z') });
  });
});

describe('who takes the callers', () => {
  const daily = (from: string, to: string): Department['hours'] => [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from, to }];
  const moscow = department({ id: 'moscow', name: 'Moscow', hours: daily('08:00', '22:00'), fallback: 'kaluga' });
  const kaluga = department({ id: 'kaluga', name: 'Kaluga', hours: daily('08:00', '02:00'), fallback: 'night' });
  const night = department({ id: 'night', name: 'Night watch', hours: daily('02:00', '07:00'), fallback: 'moscow' });

  it.each([
    ['21:59', 'Moscow'],
    ['22:00', 'Kaluga'],
    ['01:59', 'Kaluga'],
    ['02:00', 'Night watch'],
    ['07:30', undefined],
    ['08:00', 'Moscow'],
  ])('is Moscow until 22:00, then Kaluga: at %s in Moscow %s', (time, expected) => {
    const now = at(`2027-03-03T${time}+03:00`);
    expect(reachableNow([moscow, kaluga, night], moscow, now)?.name).toBe(expected);
  });

  it('is nobody where a fallback is not there', () => {
    expect(fallbackOf([moscow], moscow)).toBeUndefined();
    expect(reachableNow([moscow], moscow, at('2027-03-03T22:00+03:00'))).toBeUndefined();
  });
});
