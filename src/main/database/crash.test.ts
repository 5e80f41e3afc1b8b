import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from './database';
import { readDrafts } from './drafts';
import { listPending } from './outbox';

const rounds = 20;
/** A child is killed at a random moment after it has said up to so many steps. */
const mostSteps = 30;
const longestWaitMs = 3;

let folder: string;

beforeAll(async () => {
  const cache = resolve('node_modules/.cache'); // within the repository, so that the native module is found from there
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, 'firstline-crash-'));
  await build({
    configFile: false,
    logLevel: 'error',
    build: { ssr: resolve('tests/support/database/write-until-killed.ts'), outDir: folder, emptyOutDir: false },
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Said {
  readonly finished: readonly number[];
  /** The last batch that was said to be saved, if its form was not said to be finished. */
  readonly open: { conversation: number; batch: number } | undefined;
}

async function runAndKill(file: string, first: number): Promise<Said> {
  const child = spawn(process.execPath, [join(folder, 'write-until-killed.js'), file, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  const closed = once(reader, 'close');
  const enough = 1 + Math.floor(Math.random() * mostSteps);
  while (lines.length <= enough) await once(reader, 'line');
  await setTimeout(Math.random() * longestWaitMs);
  child.kill('SIGKILL');
  await closed;
  const said = lines
    .map((line) => line.split(' '))
    .map(([step, conversation, batch]) => ({ step, conversation: Number(conversation), batch: Number(batch) }));
  const finished = said.filter(({ step }) => step === 'finished').map(({ conversation }) => conversation);
  const last = said.at(-1);
  return { finished, open: last?.step === 'saved' ? last : undefined };
}

it('loses and doubles nothing, whenever it is killed', { timeout: 120_000 }, async () => {
  const file = join(folder, 'firstline.db');
  const said: number[] = [];
  let next = 0;
  for (let round = 0; round < rounds; round++) {
    const { finished, open } = await runAndKill(file, next);
    said.push(...finished);
    const opened = openDatabase({ file, requireEncryption: false, key: Buffer.alloc(32, 9) });
    if (!opened.ok) throw new Error(opened.problem);
    const { database } = opened.value;
    const rows = database.prepare('SELECT at AS conversation, fact_id AS factId FROM interactions ORDER BY at').all() as {
      conversation: number;
      factId: string;
    }[];
    const kept = rows.map(({ conversation }) => conversation);
    const facts = database.prepare('SELECT fact_id AS factId FROM facts ORDER BY sequence').all() as { factId: string }[];
    const drafts = readDrafts(database);
    database.close();

    // all that was said is there, once, and at most the one step more that it had no time to say
    expect(kept).toEqual([...new Set(kept)]);
    expect(said.filter((conversation) => !kept.includes(conversation))).toEqual([]);
    expect(kept.length - said.length).toBeLessThanOrEqual(1);
    said.splice(0, said.length, ...kept);
    expect(facts.map(({ factId }) => factId)).toEqual(rows.map(({ factId }) => factId));
    // a form is finished or a draft, and the draft is the last batch said or the one after
    expect(drafts.filter(({ startedAt }) => kept.includes(startedAt))).toEqual([]);
    if (open && !kept.includes(open.conversation)) {
      const draft = drafts.find(({ startedAt }) => startedAt === open.conversation);
      expect(Number(draft?.values.batch) - open.batch).toBeOneOf([0, 1]);
    }
    next = Math.max(-1, ...kept, ...drafts.map(({ startedAt }) => startedAt)) + 1;
  }
  expect(said.length).toBeGreaterThan(rounds);
  const opened = openDatabase({ file, requireEncryption: false, key: Buffer.alloc(32, 9) });
  if (!opened.ok) throw new Error(opened.problem);
  expect(listPending(opened.value.database, 1_000_000)).toHaveLength(said.length);
  opened.value.database.close();
});
