import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { temporaryFolder } from '../../../tests/support/database/temporary-database';
import type { NewFact } from '../../core/journal/fact';
import { failure, success } from '../../core/result';
import type { KeyProblem } from '../secrets/user-key';
import { appendFact } from './journal';
import { openForWork, type WorkplaceToOpen } from './open-for-work';
import { createCard } from './own-cards';
import { addRecentCall, readRecentCalls } from './recent-calls';
import { movedTables } from './stand-in';

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
  expect(open({ keyFor: noKey('wrong-key') })).toEqual({ problem: 'wrong-key', isEncrypted: true });
});

it('works unencrypted without a key store, and not at all where policy forbids that', () => {
  expect(open({ keyFor: noKey('no-key-store'), requireEncryption: true })).toEqual({ kind: 'no-key-store' });
  expect(() => readFileSync(join(folder, 'firstline.db'))).toThrow();
  expect(open({ keyFor: noKey('no-key-store') })).toEqual({ problem: undefined, isEncrypted: false });
});

it('does not take a key that cannot be kept for a missing key store', () => {
  expect(open({ keyFor: noKey('disk-full'), requireEncryption: true })).toEqual({ problem: 'disk-full', isEncrypted: true });
});

function openKept(options: Partial<WorkplaceToOpen> = {}) {
  const opened = openForWork({
    folder,
    temporaryFolder: folder,
    keyFor: () => key,
    requireEncryption: false,
    onSlowQuery: () => undefined,
    ...options,
  });
  if (!opened.ok) throw new Error(opened.problem.kind);
  return opened.value;
}

const ownFile = () => join(folder, 'firstline.db');
const stateFact = (since: number): NewFact => ({ type: 'agent-state', payload: { state: { kind: 'ready', since }, author: 'agent' } });
const origin = { agent: '1001', at: 1, monotonicMs: 1 };

it('leaves a damaged file as it is', () => {
  writeFileSync(ownFile(), 'SQLite format 3\0'.padEnd(4096, 'x'));
  const workplace = openKept();
  expect(workplace).toMatchObject({ problem: 'wrong-key', isKept: true });
  workplace.close();
  expect(readFileSync(ownFile(), 'utf8')).toContain('xxxx');
});

it('joins what was recorded aside to the own file as soon as that can be opened', () => {
  const before = openKept();
  appendFact(before.database, stateFact(1), origin);
  before.close();
  renameSync(ownFile(), join(folder, 'kept.db'));
  writeFileSync(ownFile(), 'SQLite format 3\0'.padEnd(4096, 'x'));

  const aside = openKept();
  createCard(aside.database, { name: 'Anna Kiss', agent: '1001', at: 1 });
  appendFact(aside.database, stateFact(2), origin);
  addRecentCall(aside.database, { callId: 'c1', at: 2, direction: 'inbound', cause: 'hung-up-here' });
  aside.close();

  renameSync(join(folder, 'kept.db'), ownFile());
  const after = openKept();
  expect(after).toMatchObject({ isKept: true, takenOver: 1 });
  expect(readRecentCalls(after.database, 5).map(({ callId }) => callId)).toEqual(['c1']);
  expect(after.database.prepare("SELECT payload ->> '$.state.since' FROM facts ORDER BY sequence").pluck().all()).toEqual([1, 2]);
  expect(after.database.prepare('SELECT name FROM own_cards').all()).toEqual([{ name: 'Anna Kiss' }]);
  after.close();
  const again = openKept();
  expect(again.takenOver).toBe(0);
  again.close();
});

it('records nothing that lasts without a key, and takes it away at the end', () => {
  writeFileSync(ownFile(), Buffer.alloc(4096, 7));
  const workplace = openKept({ keyFor: noKey('wrong-key') });
  expect(workplace).toMatchObject({ problem: 'wrong-key', isKept: false });
  workplace.close();
  expect(existsSync(workplace.file)).toBe(false);
});

it("does not take another folder's records for its own", () => {
  const other = join(folder, 'other');
  mkdirSync(other);
  writeFileSync(join(other, 'firstline.db'), Buffer.alloc(4096, 7));
  const aside = openKept({ folder: other });
  aside.close();
  renameSync(dirname(aside.file), join(folder, basename(dirname(aside.file))));
  const own = openKept();
  expect(own.takenOver).toBe(0);
  own.close();
});

it('knows every table there is, so that nothing recorded aside stays behind', () => {
  const { database, close } = openKept();
  const tables = database.prepare("SELECT name FROM main.sqlite_schema WHERE type = 'table'").pluck().all();
  expect(new Set(tables)).toEqual(new Set(Object.keys(movedTables)));
  close();
});

it('says so where nothing takes a file', () => {
  writeFileSync(join(folder, 'a-file'), '');
  expect(open({ folder: join(folder, 'a-file', 'data'), temporaryFolder: join(folder, 'none') })).toEqual({
    kind: 'nowhere-to-write',
    problem: 'failed',
  });
});
