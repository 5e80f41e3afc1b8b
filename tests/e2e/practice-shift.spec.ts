import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { App } from '../support/app';
import { writeWav } from '../support/asterisk/audio-file';
import { findWindow } from '../support/electron';
import { answerCaller, enterPractice } from '../support/practice';
import { makeSpoken } from '../support/spoken';

const microphoneFile = join(tmpdir(), `firstline-practice-shift-${process.pid}.wav`);

// they are long, and each starts a program of its own
test.describe.configure({ mode: 'parallel' });

let app: App;

test.beforeAll(() => writeFile(microphoneFile, writeWav(makeSpoken())));
test.afterEach(() => app.dispose());

test("a caller's poor line is told as theirs, and nothing of it is held against the agent", async () => {
  test.setTimeout(180_000);
  app = await enterPractice({ microphoneFile });
  const desk = await app.desk();
  const conversationId = await answerCaller(app, 'taxi-order');
  // a computer that is busy with other tests spoils the sound itself for a while, and that is said first
  await expect(desk.getByText("The other side's line is bad")).toBeVisible({ timeout: 90_000 });
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

/** Has this caller come by the list of them, and answers by key. */
async function takeCaller(desk: Page, title: string): Promise<void> {
  await desk.getByRole('button', { name: `Call me now: ${title}` }).click();
  await expect(desk.getByRole('button', { name: 'Answer', exact: true })).toBeVisible({ timeout: 20_000 });
  await desk.keyboard.press('F2');
  await expect(desk.getByRole('button', { name: 'Hold', exact: true })).toBeVisible({ timeout: 20_000 });
}

test('a caller who hears badly asks a quiet agent to speak up, and the result says how', async () => {
  test.setTimeout(120_000);
  const quietFile = join(tmpdir(), `firstline-quiet-${process.pid}.wav`);
  await writeFile(quietFile, writeWav(makeSpoken({ gain: 0.06 })));
  const asItIs = { noiseSuppression: false, echoCancellation: false, autoGainControl: false };
  app = await enterPractice({ microphoneFile: quietFile, policy: { interface: { language: 'en' }, devices: asItIs } });
  const desk = await app.desk();
  const said: string[] = [];
  const callers = await findWindow(app.electron, '/caller/');
  callers.on('request', (request) => said.push(request.url()));
  await takeCaller(desk, 'Paid twice');
  await expect.poll(() => said, { timeout: 60_000 }).toContainEqual(expect.stringMatching(/louder\.ogg$/));
  await desk.keyboard.press('F4');
  const form = await app.waitFor('wrap-up', ({ conversations }) => conversations.find(({ isCallOver }) => isCallOver));
  const values = { subject: 'billing', outcome: 'credit', amount: 18, account: '18 euros twice' };
  expect(await app.request('finishForm', { conversationId: form.conversationId, values })).toEqual({ ok: true });
  await expect(desk.getByText('Speak up and slowly', { exact: false })).toBeVisible();
  await expect(desk.getByRole('listitem').filter({ hasText: 'Loud enough to be understood' })).toContainText('look again');
});

test('a hold, a colleague who is asked first, and the progress that is there after a restart, all through the desk', async () => {
  test.setTimeout(240_000);
  app = await enterPractice({ microphoneFile });
  const { userData } = app;
  let desk = await app.desk();
  await takeCaller(desk, 'The wrong department');
  await desk.keyboard.press('F9');
  await expect(desk.getByRole('button', { name: 'Resume' })).toBeVisible();
  await desk.keyboard.press('F9');
  await expect(desk.getByRole('button', { name: 'Hold', exact: true })).toBeVisible();
  await desk.keyboard.press('3'); // not for us
  await expect(desk.getByRole('button', { name: 'Put through', exact: true })).toBeVisible();
  await desk.keyboard.press('1');
  await desk.keyboard.press('F6');
  await desk.keyboard.type('Business');
  await desk.keyboard.press('Control+Enter');
  await expect(desk.getByText(/^You talk with Business customers/)).toBeVisible({ timeout: 30_000 });
  await desk.keyboard.press('F6');
  await expect(desk.getByRole('button', { name: 'Hang up' })).toHaveCount(0, { timeout: 30_000 });
  await desk.getByRole('button', { name: 'Choose… Put through to' }).click();
  await desk.getByRole('option', { name: 'Business customers', exact: true }).click();
  await desk.keyboard.press('Control+Enter');
  await expect(desk.getByRole('heading', { name: 'Result: The wrong department' })).toBeFocused();
  await expect(desk.getByRole('listitem').filter({ hasText: 'Handed over to the right place' })).toContainText('right');
  const points = (await app.state()).practice?.results[0]?.points;

  await app.quit();
  app = await enterPractice({ microphoneFile, userData });
  desk = await app.desk();
  await desk.getByRole('tab', { name: 'My progress' }).click();
  const row = desk.getByRole('row').filter({ hasText: 'handed over' });
  await expect(row).toContainText('The wrong department');
  await expect(row).toContainText(String(points));
  await row.getByRole('button', { name: /^Show the result/ }).click();
  await expect(desk.getByRole('heading', { name: 'Result: The wrong department' })).toBeFocused();
});
