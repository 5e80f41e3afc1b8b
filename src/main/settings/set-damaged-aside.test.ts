import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { setDamagedAside } from './set-damaged-aside';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'firstline-settings-'));
  file = join(folder, 'settings.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

it('leaves alone what can be read, and no file at all', () => {
  expect(setDamagedAside(file)).toBeUndefined();
  writeFileSync(file, '{"country":"HU"}');
  expect(setDamagedAside(file)).toBeUndefined();
  expect(readdirSync(folder)).toEqual(['settings.json']);
});

it.each([
  ['torn', '{"country":"H'],
  ['empty', ''],
  ['of zeros', '\0\0\0\0'],
  ['no object', '[]'],
])('keeps a file that is %s under another name', (_what, text) => {
  writeFileSync(file, text);
  expect(setDamagedAside(file)).toBe(`${file}.damaged`);
  expect(readFileSync(`${file}.damaged`, 'utf8')).toBe(text);
  expect(readdirSync(folder)).toEqual(['settings.json.damaged']);
});

it('does not write over the one that was kept before', () => {
  for (const text of ['first', 'second', 'third']) {
    writeFileSync(file, text);
    setDamagedAside(file);
  }
  const kept = readdirSync(folder).toSorted();
  expect(kept).toEqual(['settings.json.damaged', 'settings.json.damaged-2', 'settings.json.damaged-3']);
  expect(kept.map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(['first', 'second', 'third']);
});
