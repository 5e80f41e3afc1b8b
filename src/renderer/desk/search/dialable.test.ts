import { expect, it } from 'vitest';
import { readDialable } from './dialable';

it.each([
  ['+36 30 123 45-67', '+36301234567'],
  ['06 (30) 123/4567', '06301234567'],
  ['1001', '1001'],
  ['*97#1', '*97#1'],
])('dials %s as %s', (query, target) => {
  expect(readDialable(query)).toBe(target);
});

it.each(['', '12', 'Kovács 12', 'Fő utca 1001', '+'])('does not offer to dial "%s"', (query) => {
  expect(readDialable(query)).toBeUndefined();
});
