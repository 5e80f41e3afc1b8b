import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { temporaryFolder } from '../../../tests/support/database/temporary-database';
import { failure, success } from '../../core/result';
import { type KeyProblem, openForWork, type WorkplaceToOpen } from './open-for-work';
import { createCard } from './own-cards';

const key = success(Buffer.alloc(32, 7));

let folder: string;
let remove: () => void;

beforeEach(() => {
  ({ folder, remove } = temporaryFolder());
});
afterEach(() => remove());

const noKey = (problem: KeyProblem) => () => failure(problem);

function open(options: Partial<WorkplaceToOpen>) {
  const opened = openForWork({
    folder,
    temporaryFolder: folder,
    keyFor: () => key,
    requireEncryption: false,
    onSlowQuery: () => undefined,
    ...options,
  });
  if (opened.ok) opened.value.close();
  return opened.ok ? { problem: opened.value.problem, isEncrypted: opened.value.isEncrypted } : opened.problem;
}

it('opens the own file, encrypted where there is a key', () => {
  expect(open({ requireEncryption: true })).toEqual({ problem: undefined, isEncrypted: true });
  expect(open({ keyFor: noKey('key-lost') })).toEqual({ problem: 'wrong-key', isEncrypted: true });
});

it('works unencrypted without a key store, and not at all where policy forbids that', () => {
  expect(open({ keyFor: noKey('no-key-store'), requireEncryption: true })).toEqual({ kind: 'no-key-store' });
  expect(() => readFileSync(join(folder, 'firstline.db'))).toThrow();
  expect(open({ keyFor: noKey('no-key-store') })).toEqual({ problem: undefined, isEncrypted: false });
});

it('does not take a key that cannot be kept for a missing key store', () => {
  expect(open({ keyFor: noKey('disk-full'), requireEncryption: true })).toEqual({ problem: 'disk-full', isEncrypted: true });
});

it('leaves a damaged file as it is, and what was written beside it is gone with the run', () => {
  writeFileSync(join(folder, 'firstline.db'), 'SQLite format 3\0'.padEnd(4096, 'x'));
  const opened = openForWork({
    folder,
    temporaryFolder: folder,
    keyFor: () => key,
    requireEncryption: false,
    onSlowQuery: () => undefined,
  });
  if (!opened.ok) throw new Error(opened.problem.kind);
  createCard(opened.value.database, { name: 'Anna Kiss', agent: '1001', at: 1 });
  expect(opened.value.problem).toBe('wrong-key');
  opened.value.close();
  expect(() => readFileSync(opened.value.file)).toThrow();
  expect(readFileSync(join(folder, 'firstline.db'), 'utf8')).toContain('xxxx');
});

it('says so where nothing takes a file', () => {
  mkdirSync(join(folder, 'firstline.db'));
  expect(open({ temporaryFolder: join(folder, 'none') })).toEqual({ kind: 'nowhere-to-write', problem: 'failed' });
});
