import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { temporaryDatabase, temporaryFolder } from '../../../tests/support/database/temporary-database';
import { mountSmallDisk, noSmallDisk } from '../../../tests/support/small-disk';
import type { Result } from '../../core/result';
import type { WritableDatabase } from '../database/handle';
import { addRecentCall, readRecentCalls } from '../database/recent-calls';
import { listPendingUploads } from '../database/recording-uploads';
import type { KeyProblem } from '../secrets/user-key';
import { createRecordings, type Recordings } from './recordings';

const recordingId = '0192d3a0-0000-7000-8000-000000000001';
const callId = '0192d3a0-0000-7000-8000-0000000000aa';
const dayMs = 86_400_000;

let database: WritableDatabase;
let folder: string;
let cleanUp: (() => void)[];
let now: number;
let isUploaded: boolean;
let key: Result<Buffer, KeyProblem>;
let lost: unknown[];
let recordings: Recordings;

function start(within = folder): Recordings {
  return createRecordings({
    database,
    folder: join(within, 'recordings'),
    key: () => key,
    now: () => now,
    retentionMs: () => 30 * dayMs,
    isUploaded: () => isUploaded,
    onQueued: () => {},
    onLost: (...what) => lost.push(what),
    onTrouble: (what) => lost.push(what),
  });
}

beforeEach(() => {
  const opened = temporaryDatabase();
  const place = temporaryFolder();
  cleanUp = [opened.close, place.remove];
  database = opened.database;
  folder = place.folder;
  now = Date.now();
  isUploaded = false;
  key = { ok: true, value: Buffer.alloc(32, 7) };
  lost = [];
  recordings = start();
});
afterEach(() => {
  vi.useRealTimers();
  for (const step of cleanUp) step();
});

const chunk = (number: number, text: string, isLast = false) => ({ recordingId, number, bytes: Buffer.from(text), isLast });
const rows = () => database.prepare('SELECT state, ended_at AS endedAt, pauses, bytes, file FROM recordings').all();
const files = () => (existsSync(join(folder, 'recordings')) ? readdirSync(join(folder, 'recordings')) : []);

async function heard(of: Recordings): Promise<string | undefined> {
  const reader = await of.open(recordingId);
  const sound = await reader?.read(0, reader.soundBytes);
  await reader?.close();
  return sound?.toString();
}

async function recordOne(of = recordings): Promise<void> {
  of.begin({ recordingId, callId, at: now });
  await of.append(chunk(0, 'hello '));
  of.finish(recordingId, { at: now + 1000, pauses: [{ from: now, to: now + 1 }] });
  await of.append(chunk(1, 'caller', true));
}

describe('the recordings of this PC', () => {
  it('keep a call to its last chunk, which comes when the call is over', async () => {
    await recordOne();
    expect(await heard(recordings)).toBe('hello caller');
    expect(rows()).toMatchObject([{ state: 'kept', endedAt: now + 1000, pauses: JSON.stringify([{ from: now, to: now + 1 }]) }]);
    expect(await recordings.append(chunk(2, 'late'))).toBe('lost');
    expect(listPendingUploads(database)).toEqual([]);
  });

  it('take chunks in their order, each once', async () => {
    recordings.begin({ recordingId, callId, at: now });
    const outcomes = [chunk(0, 'a'), chunk(0, 'a'), chunk(2, 'c'), chunk(1, 'b')].map((one) => recordings.append(one));
    expect(await Promise.all(outcomes)).toEqual(['kept', 'lost', 'lost', 'kept']);
    await recordings.close();
    expect(await heard(recordings)).toBe('ab');
  });

  it('are complete a moment after the call when the recorder says nothing more', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    recordings.begin({ recordingId, callId, at: now });
    await recordings.append(chunk(0, 'hello'));
    recordings.finish(recordingId, { at: now, pauses: [] });
    vi.advanceTimersByTime(5000);
    await vi.waitFor(() => expect(rows()).toMatchObject([{ state: 'kept' }]));
  });

  it('say in the list of calls that a call was recorded', async () => {
    addRecentCall(database, { callId, at: now, direction: 'inbound', cause: 'hung-up-there', talkMs: 1000 });
    expect(readRecentCalls(database, 1)[0]).not.toHaveProperty('isRecorded');
    await recordOne();
    expect(readRecentCalls(database, 1)[0]?.isRecorded).toBe(true);
  });

  it('are completed at the next start after a crash, and queued once for the server', async () => {
    isUploaded = true;
    recordings.begin({ recordingId, callId, at: now });
    await recordings.append(chunk(0, 'hello'));
    const next = start(); // the program was killed
    await next.tidy();
    await next.tidy();
    expect(rows()).toMatchObject([{ state: 'kept' }]);
    expect(await heard(next)).toBe('hello');
    expect(listPendingUploads(database)).toMatchObject([{ recordingId, callId, attempts: 0, location: null }]);
    await recordings.close();
  });

  it('leave a recording that goes on alone', async () => {
    recordings.begin({ recordingId, callId, at: now });
    await recordings.tidy();
    expect(rows()).toMatchObject([{ state: 'recording' }]);
    await recordings.close();
    expect(rows()).toMatchObject([{ state: 'kept' }]);
  });

  it('are deleted when policy keeps them no longer, strays too, and the call still says that it was recorded', async () => {
    await recordOne();
    const stray = join(folder, 'recordings', 'stray.rec');
    writeFileSync(stray, '');
    now += 29 * dayMs;
    await recordings.tidy();
    expect(files()).toHaveLength(2);
    now += 2 * dayMs;
    utimesSync(stray, 0, 0);
    await recordings.tidy();
    expect([files(), rows()]).toMatchObject([[], [{ state: 'deleted', file: null }]]);
    expect(await recordings.open(recordingId)).toBeUndefined();
  });

  it('are not begun without a key, nor where the folder cannot be made', () => {
    key = { ok: false, problem: 'no-key-store' };
    expect(recordings.begin({ recordingId, callId, at: now })).toEqual({ ok: false, problem: 'no-key-store' });
    key = { ok: true, value: Buffer.alloc(32, 7) };
    writeFileSync(join(folder, 'recordings'), 'a file in the way');
    expect(recordings.begin({ recordingId, callId, at: now })).toMatchObject({ ok: false });
    expect(rows()).toEqual([]);
  });

  it.skipIf(noSmallDisk !== undefined)('tell once of a full disk, and keep what went onto it', async () => {
    const disk = mountSmallDisk(1);
    cleanUp.unshift(() => disk.remove());
    mkdirSync(join(disk.folder, 'recordings'));
    const there = start(disk.folder);
    there.begin({ recordingId, callId, at: now });
    await there.append(chunk(0, 'hello'));
    disk.fill();
    const big = 'x'.repeat(100_000);
    expect(await Promise.all([there.append(chunk(1, big)), there.append(chunk(2, big)), there.append(chunk(3, big))])).toEqual([
      'lost',
      'lost',
      'lost',
    ]);
    expect(lost).toEqual([[recordingId, 'disk-full']]);
    expect(await heard(there)).toBe('hello');
  });
});
