import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server as HttpServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { temporaryDatabase, temporaryFolder } from '../../../tests/support/database/temporary-database';
import type { WritableDatabase } from '../database/handle';
import { listPendingUploads, placeUpload } from '../database/recording-uploads';
import { createRecordings, type Recordings } from './recordings';
import { createUploadQueue, type UploadQueue } from './upload-queue';

const recordingId = '0192d3a0-0000-7000-8000-000000000001';
const callId = '0192d3a0-0000-7000-8000-0000000000aa';
/** Three pieces and a bit. */
const sound = randomBytes(800 * 1024);

let database: WritableDatabase;
let cleanUp: (() => void)[];
let store: string;
let http: HttpServer;
let requests: string[];
/** What is done with a request before the server sees it. */
let intercept: (request: IncomingMessage) => void;
let recordings: Recordings;
let delays: { ms: number; go: () => void }[];
let troubles: string[];

beforeEach(async () => {
  const opened = temporaryDatabase();
  const [place, kept] = [temporaryFolder(), temporaryFolder()];
  cleanUp = [opened.close, place.remove, kept.remove];
  database = opened.database;
  store = kept.folder;
  [requests, delays, troubles] = [[], [], []];
  intercept = () => {};
  const tus = new Server({ path: '/files', datastore: new FileStore({ directory: store }) });
  http = createServer((request, response) => {
    requests.push(request.method ?? '');
    intercept(request);
    if (!request.socket.destroyed) void tus.handle(request, response);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  recordings = createRecordings({
    database,
    folder: join(place.folder, 'recordings'),
    key: () => ({ ok: true, value: Buffer.alloc(32, 7) }),
    now: Date.now,
    retentionMs: () => 86_400_000,
    isUploaded: () => true,
    onQueued: () => {},
    onLost: () => {},
    onTrouble: (what) => troubles.push(what),
  });
  recordings.begin({ recordingId, callId, at: 1_790_000_000_000 });
  for (let at = 0; at < sound.length; at += 10_000)
    await recordings.append({
      recordingId,
      number: at / 10_000,
      bytes: sound.subarray(at, at + 10_000),
      isLast: at + 10_000 >= sound.length,
    });
});
afterEach(async () => {
  http.closeAllConnections();
  await new Promise((resolve) => http.close(resolve));
  for (const step of cleanUp) step();
});

const address = () => `http://127.0.0.1:${(http.address() as AddressInfo).port}/files`;

function startQueue(endpoint = address): UploadQueue {
  const queue = createUploadQueue({
    database,
    fetch: (url, init) => fetch(url, init),
    endpoint,
    open: recordings.open,
    now: Date.now,
    random: () => 1,
    after(ms, go) {
      delays.push({ ms, go });
      return () => {};
    },
    onTrouble: (what) => troubles.push(what),
  });
  cleanUp.unshift(queue.dispose);
  return queue;
}

const isUploaded = () => expect(listPendingUploads(database)).toEqual([]);
/** What the server has, without its notes. */
const stored = () => readdirSync(store).filter((name) => !name.endsWith('.json'));

describe('uploading to a tus server', () => {
  it('brings all of it, with what it is, once', async () => {
    const queue = startQueue();
    queue.wake();
    await vi.waitFor(isUploaded, 10_000);
    const [file = '', ...others] = stored();
    expect([others, readFileSync(join(store, file)).equals(sound)]).toEqual([[], true]);
    const note = JSON.parse(readFileSync(join(store, `${file}.json`), 'utf8')) as { metadata: Record<string, string> };
    expect(note.metadata).toEqual({
      filename: `${recordingId}.webm`,
      filetype: 'audio/webm',
      recordingId,
      callId,
      startedAt: new Date(1_790_000_000_000).toISOString(),
    });
    const asked = requests.length;
    queue.wake();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([requests.length - asked, delays, troubles]).toEqual([0, [], []]);
  });

  it('goes on after a cut and a restart where the server has come to', async () => {
    let patches = 0;
    intercept = (request) => {
      if (request.method !== 'PATCH') return;
      patches += 1;
      if (patches === 2) request.once('data', () => request.socket.destroy());
    };
    const before = startQueue();
    before.wake();
    await vi.waitFor(() => expect(delays).toHaveLength(1), 10_000);
    before.dispose();
    expect([delays[0]?.ms, troubles]).toEqual([5000, ['A recording could not be uploaded: unreachable']]);
    const [{ location } = { location: null }] = listPendingUploads(database);
    expect(location).toContain(address());

    const offsets: number[] = [];
    intercept = ({ method, headers }) => {
      if (method === 'PATCH') offsets.push(Number(headers['upload-offset']));
    };
    requests.length = 0;
    startQueue().wake();
    await vi.waitFor(isUploaded, 10_000);
    expect(requests.slice(0, 2)).toEqual(['HEAD', 'PATCH']);
    expect(offsets[0]).toBeGreaterThanOrEqual(256 * 1024);
    const [file = '', ...others] = stored();
    expect([others, readFileSync(join(store, file)).equals(sound)]).toEqual([[], true]);
  });

  it('begins anew when the server has lost it', async () => {
    intercept = (request) => {
      if (request.method === 'PATCH') request.socket.destroy();
    };
    const queue = startQueue();
    queue.wake();
    await vi.waitFor(() => expect(delays).toHaveLength(1), 10_000);
    for (const name of readdirSync(store)) rmSync(join(store, name));
    intercept = () => {};
    delays[0]?.go();
    await vi.waitFor(() => expect(delays).toHaveLength(2), 10_000);
    expect(listPendingUploads(database)[0]?.location).toBeNull();
    delays[1]?.go();
    await vi.waitFor(isUploaded, 10_000);
    expect(stored()).toHaveLength(1);
  });

  it('waits longer each time while nobody answers, and is not hurried by a further recording', async () => {
    intercept = (request) => request.socket.destroy();
    const queue = startQueue();
    queue.wake();
    for (let failures = 1; failures <= 12; failures += 1) {
      await vi.waitFor(() => expect(delays).toHaveLength(failures), 10_000);
      queue.wake();
      if (failures < 12) delays.at(-1)?.go();
    }
    expect(delays.map(({ ms }) => ms / 1000)).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 1280, 1800, 1800, 1800]);
    expect(listPendingUploads(database)[0]?.attempts).toBe(12);
  });

  it('turns to another server at once, also from one that has a part of it', async () => {
    let endpoint = 'http://127.0.0.1:9/files';
    const queue = startQueue(() => endpoint);
    queue.wake();
    await vi.waitFor(() => expect(delays).toHaveLength(1), 10_000);
    placeUpload(database, recordingId, `${endpoint}/1`);
    endpoint = address();
    queue.wake();
    await vi.waitFor(() => expect(delays).toHaveLength(2), 10_000);
    expect([delays[1]?.ms, listPendingUploads(database)[0]?.location]).toEqual([5000, null]);
    delays[1]?.go();
    await vi.waitFor(isUploaded, 10_000);
  });

  it('turns to another server that is named while it tries the first', async () => {
    let endpoint = address();
    intercept = (request) => {
      endpoint = 'http://127.0.0.1:9/files';
      request.socket.destroy();
    };
    startQueue(() => endpoint).wake();
    await vi.waitFor(() => expect(delays).toHaveLength(1), 10_000);
    expect(delays[0]?.ms).toBe(0);
  });

  it('sends nothing to a place that is less safe than where it asked', async () => {
    const asked: string[] = [];
    const queue = createUploadQueue({
      database,
      fetch(url, { method }) {
        asked.push(`${method} ${url}`);
        return Promise.resolve(new Response(null, { status: 201, headers: { Location: 'http://recordings.example/files/1' } }));
      },
      endpoint: () => 'https://recordings.example/files',
      open: recordings.open,
      now: Date.now,
      random: () => 1,
      after: (ms, go) => {
        delays.push({ ms, go });
        return () => {};
      },
      onTrouble: (what) => troubles.push(what),
    });
    queue.wake();
    await vi.waitFor(() => expect(delays).toHaveLength(1));
    expect([asked, troubles]).toEqual([['POST https://recordings.example/files'], ['A recording could not be uploaded: refused']]);
  });
});
