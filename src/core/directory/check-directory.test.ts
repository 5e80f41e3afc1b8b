import { describe, expect, it } from 'vitest';
import { checkDepartment, checkFallbacks } from './check-directory';
import type { Department } from './department';
import { findManager } from './find-manager';

const good: Department = {
  name: 'Moscow',
  number: '+7 (495) 555-01-00',
  timeZone: 'Europe/Moscow',
  hours: [
    { days: ['mon', 'tue'], from: '08:00', to: '22:00' },
    { days: ['sat', 'sun'], from: '20:00', to: '06:00' },
  ],
};

describe('a department in itself', () => {
  it('is good, old entries among them', () => {
    expect([good, { name: 'Second line', number: '1002' }, { name: 'Pick-up', number: '*8' }].flatMap(checkDepartment)).toEqual([]);
  });

  it.each<[string, Partial<Department>, ReturnType<typeof checkDepartment>]>([
    ['a name for a number', { number: 'extension 12' }, [{ kind: 'bad-number', path: ['number'] }]],
    ['no digit in it', { number: '+ - ' }, [{ kind: 'bad-number', path: ['number'] }]],
    ['a zone that is none', { timeZone: 'Europe/Kaluga' }, [{ kind: 'unknown-zone', path: ['timeZone'] }]],
    [
      'a span without length',
      { hours: [{ days: ['mon', 'tue'], from: '08:00', to: '08:00' }] },
      [{ kind: 'empty-span', path: ['hours', 0] }],
    ],
    [
      'spans over one another',
      { hours: [...(good.hours ?? []), { days: ['tue', 'wed'], from: '21:00', to: '23:00' }] },
      [{ kind: 'overlapping-spans', path: ['hours', 2] }],
    ],
    [
      'a night that goes into the day after, round the end of the week',
      { hours: [...(good.hours ?? []), { days: ['mon'], from: '05:00', to: '07:00' }] },
      [{ kind: 'overlapping-spans', path: ['hours', 2] }],
    ],
    [
      'spans of a date over one another, and the date twice',
      {
        exceptions: [
          { date: '2027-01-01' },
          {
            date: '2027-01-01',
            hours: [
              { from: '08:00', to: '12:00' },
              { from: '11:00', to: '13:00' },
            ],
          },
        ],
      },
      [
        { kind: 'repeated-date', path: ['exceptions', 1, 'date'] },
        { kind: 'overlapping-spans', path: ['exceptions', 1, 'hours', 1] },
      ],
    ],
  ])('is not with %s', (_, changes, expected) => {
    expect(checkDepartment({ ...good, ...changes })).toEqual(expected);
  });

  it('needs to say on whose clock its hours are', () => {
    const { timeZone: _, ...zoneless } = good;
    expect(checkDepartment(zoneless)).toEqual([{ kind: 'missing-zone', path: [] }]);
  });
});

it('fallbacks are to departments that are there, and not in a circle', () => {
  const link = (id: string, fallback?: string): Department => ({ id, name: id, number: '1', ...(fallback && { fallback }) });
  const directory = [link('a', 'b'), link('b', 'c'), link('c', 'b'), link('d', 'gone'), link('e', 'e'), link('f', 'g'), link('g')];
  expect(checkFallbacks(directory).map(({ kind, department }) => [kind, department.id])).toEqual([
    ['fallback-circle', 'b'],
    ['fallback-circle', 'c'],
    ['unknown-fallback', 'd'],
    ['fallback-circle', 'e'],
  ]);
});

describe("a customer's manager", () => {
  const directory: Department[] = [
    { id: 'vip-desk', name: 'VIP desk', number: '1100' },
    { name: 'Anna Kiss', number: '+36 1 555 0110' },
  ];

  it.each([
    ['VIP-desk', 'VIP desk'],
    [' anna kiss ', 'Anna Kiss'],
    ['+3615550110', 'Anna Kiss'],
    ['1100', 'VIP desk'],
    ['Desk 1100', undefined],
    ['Béla Nagy', undefined],
  ])('is meant by %s: %s', (manager, expected) => {
    expect(findManager(directory, manager)?.name).toBe(expected);
  });
});
