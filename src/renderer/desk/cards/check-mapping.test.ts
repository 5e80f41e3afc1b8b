import { expect, it } from 'vitest';
import { checkMapping, importFields, isMappingUsable } from './check-mapping';

it('takes a file with id, name and several numbers', () => {
  const check = checkMapping(['externalId', 'name', 'phone', 'phone', null]);
  expect(check).toEqual({ missing: [], repeated: [], isWithoutPhone: false });
  expect(isMappingUsable(check)).toBe(true);
});

it('names every field that is missing', () => {
  const check = checkMapping([null, 'phone']);
  expect(check.missing).toEqual(['externalId', 'name']);
  expect(isMappingUsable(check)).toBe(false);
});

it('refuses two columns for a field of which a card has one', () => {
  const check = checkMapping(['externalId', 'name', 'name', 'phone']);
  expect(check.repeated).toEqual(['name']);
  expect(isMappingUsable(check)).toBe(false);
});

it('imports without numbers, but says so', () => {
  const check = checkMapping(['externalId', 'name']);
  expect(check.isWithoutPhone).toBe(true);
  expect(isMappingUsable(check)).toBe(true);
});

it('offers each field once', () => {
  expect(new Set(importFields).size).toBe(importFields.length);
});
