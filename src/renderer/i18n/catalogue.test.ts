import { describe, expect, it } from 'vitest';
import { languages } from '../../core/policy/configuration';
import { readCatalogue } from './catalogue';
import { deskCatalogue } from './desk-catalogue';

const pluralSuffix = /_(zero|one|two|few|many|other)$/;
const catalogue = readCatalogue(deskCatalogue);

function flatten(texts: object, prefix = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? flatten(value, `${prefix}${key}.`)
      : [[`${prefix}${key}`, String(value)] as [string, string]],
  );
}

function textsOf(language: string): [string, string][] {
  return flatten(catalogue[language] ?? {});
}

function placeholdersOf(text: string): string[] {
  return [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name ?? '').toSorted();
}

/** Key without plural form: its placeholders (`count` aside, since `one` may say it in words) and the plural forms it has. */
function shapeOf(language: string) {
  const shape: Record<string, { placeholders: string[]; plurals: string[] }> = {};
  for (const [key, text] of textsOf(language)) {
    const plural = pluralSuffix.exec(key)?.[1];
    const name = key.replace(pluralSuffix, '');
    const entry = shape[name] ?? { placeholders: [], plurals: [] };
    shape[name] = entry;
    entry.placeholders = [...new Set([...entry.placeholders, ...placeholdersOf(text).filter((value) => value !== 'count')])].toSorted();
    if (plural) entry.plurals.push(plural);
  }
  return shape;
}

describe.each(languages)('catalogue in %s', (language) => {
  const english = shapeOf('en');
  const own = shapeOf(language);

  it('has the keys of English', () => {
    expect(Object.keys(own).toSorted()).toEqual(Object.keys(english).toSorted());
  });

  it('has the placeholders of English', () => {
    const placeholders = (shape: typeof own) => Object.fromEntries(Object.entries(shape).map(([key, entry]) => [key, entry.placeholders]));
    expect(placeholders(own)).toEqual(placeholders(english));
  });

  it('has the plural forms of its language', () => {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    const wrong = Object.entries(own).filter(([, { plurals }]) => plurals.length > 0 && plurals.toSorted().join() !== needed.join());
    expect(wrong).toEqual([]);
  });

  it('leaves nothing empty', () => {
    expect(textsOf(language).filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});
