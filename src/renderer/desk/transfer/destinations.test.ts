import { describe, expect, it } from 'vitest';
import type { RecentCall } from '../../../contract/ipc/desk-state';
import { listDestinations, matchDestinations } from './destinations';

const recent = (callId: string, number: string, name?: string): RecentCall => ({
  callId,
  at: 0,
  direction: 'inbound',
  cause: 'hung-up-there',
  number,
  displayNumber: `(${number})`,
  ...(name === undefined ? {} : { name }),
});

const destinations = listDestinations({
  directory: [
    { name: 'Második vonal', number: '1002', note: 'internet, hiba' },
    { name: 'Reklamáció', number: '+36 1 555 0100' },
  ],
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
