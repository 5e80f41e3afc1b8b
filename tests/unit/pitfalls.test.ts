import { globSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const files = globSync(['src/**/*.test.{ts,tsx}', 'tests/**/*.spec.ts'], { cwd: root });

/** The tests that the table names, each by its file and title. */
const named = [...readFileSync(resolve(root, 'docs/pitfalls.md'), 'utf8').matchAll(/`([\w-]+\.(?:test|spec)\.tsx?)`: "([^"]+)"/g)];

it('names tests that are there', () => {
  const missing = named.filter(([, file = '', title = '']) =>
    files.every((path) => basename(path) !== file || !readFileSync(resolve(root, path), 'utf8').includes(title)),
  );
  expect(missing.map(([line]) => line)).toEqual([]);
  expect(named.length).toBeGreaterThan(40);
});
