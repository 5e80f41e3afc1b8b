import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { App } from '../support/app';
import { writeWav } from '../support/asterisk/audio-file';
import { answerCaller, enterPractice } from '../support/practice';
import { makeSpoken } from '../support/spoken';

const microphoneFile = join(tmpdir(), `firstline-practice-shift-${process.pid}.wav`);

let app: App;

test.beforeAll(() => writeFile(microphoneFile, writeWav(makeSpoken())));
test.afterEach(() => app.dispose());

test("a caller's poor line is told as theirs, and nothing of it is held against the agent", async () => {
  test.setTimeout(120_000);
  app = await enterPractice({ microphoneFile });
  const desk = await app.desk();
  const conversationId = await answerCaller(app, 'taxi-order');
  await expect(desk.getByText("The other side's line is bad")).toBeVisible({ timeout: 30_000 });
  await expect(desk.getByText('Your own side is fine.', { exact: false })).toBeVisible();
  expect((await app.state()).quality?.band).toMatch(/fair|poor|bad/);
  await app.request('hangUp', { callId: conversationId });
  await app.waitFor('the warning goes with the call', ({ calls, notices }) => {
    return calls.length === 0 && !notices.some(({ kind }) => kind.startsWith('quality-'));
  });
  const form = { street: 'Kosciuszko', houseNumber: '118', entrance: 4, destination: 'station', vehicle: 'van', outcome: 'ordered' };
  const { conversations } = await app.state();
  const finished = await app.request('finishForm', { conversationId, values: { ...conversations[0]?.form?.values, ...form } });
  expect(finished).toEqual({ ok: true });
  const result = await app.waitFor('the result', ({ practice }) => practice?.results[0]);
  const fields = result.checks.filter(({ checkId }) => checkId === 'form-field');
  expect(fields.map(({ isPassed }) => isPassed)).toEqual(Array(6).fill(true));
});

test('a program that is killed in wrap-up has the form again in practice, and the result when it is finished', async () => {
  test.setTimeout(120_000);
  app = await enterPractice({ microphoneFile });
  const { userData } = app;
  const conversationId = await answerCaller(app, 'refusal');
  await app.request('hangUp', { callId: conversationId });
  await app.waitFor('wrap-up', ({ agent }) => agent.state.kind === 'wrap-up');
  await app.kill();

  app = await enterPractice({ microphoneFile, userData });
  const desk = await app.desk();
  const open = await app.waitFor('the form', ({ conversations }) => conversations[0]);
  expect(open).toMatchObject({ conversationId, isCallOver: true });
  expect((await app.state()).practice?.results).toEqual([]);
  await expect(desk.getByRole('button', { name: 'Finish' })).toBeVisible();
  const values = { request: 'new', outcome: 'call-back', callBackOn: '2030-01-02' };
  expect(await app.request('finishForm', { conversationId, values })).toEqual({ ok: true });
  const result = await app.waitFor('the result', ({ practice }) => practice?.results[0]);
  expect(result).toMatchObject({ scenarioId: 'refusal', outcome: 'cut-off' });
  expect(result).not.toHaveProperty('wrapUpMs');
  await expect(desk.getByText('of 100 points')).toBeVisible();
});

const ownCaller = `scenarioId: our-caller
title: Our own caller
goal: See that a centre can write its callers
queue: tariffs
level: 1
caller: { name: Kate Own, number: '+36305559999', voice: { gender: female } }
dialogue:
  turns:
    - { lineId: hello, text: Is this where one asks about tariffs?, afterSpokenMs: 500 }
    - { lineId: goodbye, text: Goodbye then. }
`;

test("a centre's own callers: words without a recording are read, and a mistake is told with file, line and field", async () => {
  test.setTimeout(120_000);
  const content = await mkdtemp(join(tmpdir(), 'firstline-own-content-'));
  try {
    await mkdir(join(content, 'practice/scenarios'), { recursive: true });
    await writeFile(join(content, 'practice/scenarios/ours.yaml'), ownCaller);
    await writeFile(join(content, 'practice/scenarios/broken.yaml'), ownCaller.replace('level: 1', 'level: easy').replace('our-', 'no-'));
    app = await enterPractice({ microphoneFile, env: { FIRSTLINE_CONTENT: content } });
    const desk = await app.desk();
    await expect(desk.getByText('A practice caller could not be read')).toBeVisible();
    await expect(desk.getByText(/scenarios\/broken\.yaml: line 5: level: /)).toBeVisible();
    await expect(desk.getByText('A question about the tariff', { exact: true })).toBeVisible();
    const callId = await answerCaller(app, 'our-caller');
    await expect(desk.getByText('Is this where one asks about tariffs?')).toBeVisible({ timeout: 30_000 });
    await expect(desk.getByText('Goodbye then.')).toBeVisible({ timeout: 30_000 });
    await app.waitFor('the caller has said goodbye', ({ calls }) => calls.every((call) => call.callId !== callId));
    await expect(desk.getByText('Goodbye then.')).toHaveCount(0);
  } finally {
    await app.quit();
    await rm(content, { recursive: true, force: true });
  }
});
