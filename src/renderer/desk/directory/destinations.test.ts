import { describe, expect, it } from 'vitest';
import type { RecentCall } from '../../../contract/ipc/desk-state';
import type { Department } from '../../../core/directory/department';
import { departmentStatuses } from './department-status';
import { listDestinations, matchDestinations, offersFor } from './destinations';

const recent = (callId: string, number: string, name?: string): RecentCall => ({
  callId,
  at: 0,
  direction: 'inbound',
  cause: 'hung-up-there',
  number,
  displayNumber: `(${number})`,
  ...(name === undefined ? {} : { name }),
});

const now = Date.parse('2027-03-03T19:00Z');
const kindName = (kind: string) => `the ${kind} people`;
const moscow: Department = {
  id: 'moscow',
  name: 'Moscow',
  number: '1010',
  timeZone: 'Europe/Moscow',
  hours: [{ days: ['wed'], from: '08:00', to: '22:00' }],
  fallback: 'kaluga',
};
const kaluga: Department = { id: 'kaluga', name: 'Kaluga', number: '1011', kind: 'second-line', keywords: ['router'] };

const destinations = listDestinations({
  statuses: departmentStatuses(
    [
      { name: 'Második vonal', number: '1002', note: 'internet, hiba' },
      { name: 'Reklamáció', number: '+36 1 555 0100' },
    ],
    now,
  ),
  kindName,
  recent: [
    recent('a', '+36305550111', 'Nagy Eszter'),
    recent('b', '+3615550100', 'in the directory'),
    recent('c', '+36305550111', 'the same again'),
    recent('d', '+36305550123', 'the caller'),
    recent('e', '+36305550112'),
  ],
  callerNumber: '+36305550123',
});
const names = (typed: string) => matchDestinations(destinations, typed).map(({ name }) => name);

describe('where a caller may go', () => {
  it('is the directory, then each recent number once, without the caller', () => {
    expect(names('')).toEqual(['Második vonal', 'Reklamáció', 'Nagy Eszter', '(+36305550112)']);
  });

  it.each([
    ['masodik', ['Második vonal']],
    ['hiba internet', ['Második vonal']],
    ['ESZTER nagy', ['Nagy Eszter']],
    ['10', ['Második vonal', 'Reklamáció']],
    ['30 555-0111', ['Nagy Eszter']],
    ['nobody', []],
  ])('is narrowed by %s', (typed, expected) => {
    expect(names(typed)).toEqual(expected);
  });
});

describe('a directory with hours', () => {
  const closedAtNight: Department = { name: 'Claims', number: '1012', timeZone: 'Europe/Moscow', hours: [], kind: 'claims' };
  const places = { kindName, recent: [], callerNumber: undefined };
  const listAt = (at: number) => listDestinations({ ...places, statuses: departmentStatuses([closedAtNight, moscow, kaluga], at) });

  it('has the open ones first, then those that another one takes over from', () => {
    const namesAt = (iso: string) => listAt(Date.parse(iso)).map(({ name }) => name);
    expect(namesAt('2027-03-03T18:59Z')).toEqual(['Moscow', 'Kaluga', 'Claims']);
    expect(namesAt('2027-03-03T19:00Z')).toEqual(['Kaluga', 'Moscow', 'Claims']);
  });

  it('offers who takes over, then the closed one itself', () => {
    const list = listAt(now);
    const offersOf = (name: string) =>
      list.filter((one) => one.name === name).map((one) => offersFor(list, one)?.map((offer) => offer.name));
    expect([offersOf('Moscow'), offersOf('Kaluga'), offersOf('Claims')]).toEqual([[['Kaluga', 'Moscow']], [undefined], [undefined]]);
  });

  it.each([
    ['second-line', ['Kaluga']],
    ['rout', ['Kaluga']],
    ['claims people', ['Claims']],
  ])('is found by kind and keyword: %s', (typed, expected) => {
    expect(matchDestinations(listAt(now), typed).map(({ name }) => name)).toEqual(expected);
  });

  it.each([
    ['kaluga', ['Kaluga', 'Moscow', 'Claims']],
    ['CLAIMS', ['Claims', 'Kaluga', 'Moscow']],
    ['+36 1 555 0999', ['+36 1 555 0999', 'Kaluga', 'Moscow', 'Claims']],
    ['Béla Nagy', ['Kaluga', 'Moscow', 'Claims']],
  ])('has the manager first whom the card calls %s', (manager, expected) => {
    const list = listDestinations({ ...places, manager, statuses: departmentStatuses([closedAtNight, moscow, kaluga], now) });
    expect(list.map(({ name }) => name)).toEqual(expected);
    expect(list.filter(({ isManager }) => isManager)).toHaveLength(manager === 'Béla Nagy' ? 0 : 1);
  });
});
