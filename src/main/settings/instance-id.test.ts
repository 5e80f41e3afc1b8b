import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readInstanceId } from './instance-id';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'firstline-instance-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('is made once, and made anew when its file is damaged', () => {
  const file = join(folder, 'instance-id');
  const first = readInstanceId(file);
  expect([readInstanceId(file), readFileSync(file, 'utf8')]).toEqual([first, first]);
  writeFileSync(file, '"; evil');
  const second = readInstanceId(file);
  expect(second).not.toBe(first);
  expect(readInstanceId(file)).toBe(second);
});

it('is there where it cannot be kept', () => {
  expect(readInstanceId(join(folder, 'nowhere/instance-id'))).toMatch(/^[0-9a-f-]{36}$/);
});
