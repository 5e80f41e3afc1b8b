import { expect, it } from 'vitest';
import { checkPattern, matchesPattern } from './pattern';

it.each<[string, string | undefined]>([
  ['^[A-Z]{2}\\d{6}$', undefined],
  ['^[\\p{L} .-]+$', undefined],
  ['^(?<year>\\d{4})-\\u{31}', undefined],
  ['(a+)+$', undefined],
  ['(', 'bad-pattern'],
  ['^(?=.*\\d).{8,}$', 'unbounded-pattern'],
  ['^(a|b)\\1$', 'unbounded-pattern'],
  ['((a{100}){100}){100}', 'unbounded-pattern'],
])('says of %s: %s', (pattern, problem) => {
  expect(checkPattern(pattern)).toBe(problem);
});

it.each<[string, string, boolean]>([
  ['^[A-Z]{2}\\d{6}$', 'AB123456', true],
  ['^[A-Z]{2}\\d{6}$', 'AB12345', false],
  ['\\d', 'room 7', true],
  ['^\\p{Lu}$', 'Ő', true],
  ['^.$', '😀', true],
])('matches %s against %s as JavaScript does', (pattern, text, isMatch) => {
  expect(matchesPattern(pattern, text)).toBe(isMatch);
  expect(new RegExp(pattern, 'u').test(text)).toBe(isMatch);
});

it('ends on texts that would keep JavaScript busy for ever', () => {
  const text = `${'a'.repeat(5000)}!`;
  expect(['^(a+)+$', '^(a|a)*$', '^(\\w|\\d)+$'].map((pattern) => matchesPattern(pattern, text))).toEqual([false, false, false]);
});
