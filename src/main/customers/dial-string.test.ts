import { expect, it } from 'vitest';
import { dialString } from './dial-string';

it.each([
  ['06 30 123 4567', '+36301234567'],
  ['tel:+36-30-123-4567', '+36301234567'],
  ['1001', '1001'],
  ['*46', '*46'],
  ['00112233445566778899', '00112233445566778899'],
  ['hello', undefined],
  ['', undefined],
])('dials %s as %s', (target, dialled) => {
  expect(dialString(target, 'HU')).toBe(dialled);
});
