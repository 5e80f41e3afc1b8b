import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { App } from '../support/app';
import { writeWav } from '../support/asterisk/audio-file';
import { listenInPage } from '../support/asterisk/heard-in-page';
import { answerCaller, enterPractice } from '../support/practice';
import { mountSmallDisk, noSmallDisk } from '../support/small-disk';
import { makeSpoken } from '../support/spoken';

const microphoneFile = join(tmpdir(), `firstline-spoken-${process.pid}.wav`);

// they are long, and each starts a program of its own
test.describe.configure({ mode: 'parallel' });

let app: App;

test.beforeAll(() => writeFile(microphoneFile, writeWav(makeSpoken())));
test.afterEach(() => app.dispose());

/** Goes from a new program into practice and answers the first caller. */
async function answerFirstCaller(scenarioId: string): Promise<string> {
  app = await enterPractice({ microphoneFile });
  return await answerCaller(app, scenarioId);
}

async function answerScript(conversationId: string, answerIds: readonly string[]): Promise<void> {
  for (const answerId of answerIds) await app.request('answerScript', { conversationId, answerId });
}

async function loudnessInPage(): Promise<number> {
  const { samples } = await listenInPage(await app.voice());
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
}

test('a shift: a caller who is helped, one for another department, and what was learnt of both', async () => {
  test.setTimeout(240_000);
  const conversationId = await answerFirstCaller('tariff-question');
  await answerScript(conversationId, ['tariff', 'answered', 'given', 'all-answered', 'rated-5', 'done']);
  await expect.poll(loudnessInPage, { timeout: 30_000 }).toBeGreaterThan(0.01);
  await app.waitFor('the caller is content', ({ calls }) => calls.length === 0, 120_000);
  const { conversations } = await app.state();
  await app.request('finishForm', { conversationId, values: conversations[0]?.form?.values ?? {} });
  const result = await app.waitFor('the result', ({ practice }) => practice?.results[0]);
  expect(result).toMatchObject({ scenarioId: 'tariff-question', outcome: 'completed' });
  // this agent speaks by the clock, and so at times while the caller does
  expect(result.checks.filter(({ checkId, isPassed }) => !isPassed && checkId !== 'interruptions')).toEqual([]);
  expect(result.checks.filter(({ checkId }) => checkId === 'form-field')).toHaveLength(3);

  const second = await answerCaller(app, 'wrong-department');
  await answerScript(second, ['other-department', 'put-through']);
  await expect.poll(loudnessInPage, { timeout: 30_000 }).toBeGreaterThan(0.01);
  expect(await app.request('transferNow', { callId: second, target: '6240', note: 'asks for a company invoice' })).toMatchObject({
    ok: true,
  });
  await app.waitFor('the caller is with a colleague', ({ calls }) => calls.length === 0, 60_000);
  const values = { ...(await app.state()).conversations[0]?.form?.values, department: 'business' };
  await app.request('finishForm', { conversationId: second, values });
  const handedOn = await app.waitFor('the second result', ({ practice }) =>
    practice?.results.find(({ callId }) => callId !== result.callId),
  );
  expect(handedOn).toMatchObject({ scenarioId: 'wrong-department', outcome: 'transferred' });
  const missed = handedOn.checks.filter(({ checkId, isPassed }) => !isPassed && checkId !== 'interruptions');
  expect(missed).toEqual([]);
  expect((await app.state()).practice?.results).toHaveLength(2);
});

test('a caller who cannot be handed on stays, the agent is told why, and nothing of it stands among real records', async () => {
  test.setTimeout(150_000);
  const callId = await answerFirstCaller('refusal');
  const desk = await app.desk();
  for (const [target, words] of [
    ['6260', 'Loan desk is busy.'],
    ['9999', '9999: this number does not exist.'],
    ['6251', 'Personal manager cannot be reached now.'],
  ] as const) {
    expect(await app.request('transferNow', { callId, target, note: 'asks to be called back' })).toMatchObject({ ok: true });
    await expect(desk.getByText(words).first()).toBeVisible({ timeout: 15_000 });
  }
  await new Promise((resolve) => setTimeout(resolve, 4000)); // a caller who is not back is given up by then
  expect((await app.state()).calls).toMatchObject([{ callId, state: 'talking' }]);

  expect(await app.request('leavePractice', undefined)).toEqual({ ok: false, problem: 'call-running' });
  await app.request('hold', { callId, on: true });
  await app.waitFor('on hold', ({ calls }) => calls.some(({ state }) => state === 'held'));
  await app.request('hangUp', { callId });
  await app.waitFor('the call is over', ({ calls, recent }) => calls.length === 0 && recent.length === 1);
  expect(await app.request('leavePractice', undefined)).toEqual({ ok: true });
  const real = await app.waitFor('real work', (state) => state.practice === null && state);
  expect(real).toMatchObject({ recent: [], conversations: [], today: { calls: 0 }, configuration: { isConfigured: false, queues: [] } });
  expect(await app.request('searchCards', { query: 'Emma Clarke' })).toEqual([]);
});

test('a caller that nobody answers is a missed one, and the agent is told', async () => {
  app = await enterPractice();
  await app.request('setReady', undefined);
  const result = await app.waitFor('the result', ({ practice }) => practice?.results[0], 60_000);
  expect(result.outcome).toBe('missed');
  await app.waitFor(
    'out of rotation',
    ({ agent, notices }) => agent.state.kind === 'not-ready' && notices.some(({ kind }) => kind === 'rona'),
  );
});

test('two programs on one computer practise side by side', async () => {
  app = await enterPractice({ microphoneFile });
  const other = await enterPractice({ microphoneFile });
  try {
    const [callId, otherId] = [await answerCaller(app, 'refusal'), await answerCaller(other, 'taxi-order')];
    expect(callId).not.toBe(otherId);
    await app.request('hangUp', { callId });
    await app.waitFor('its call is over', ({ calls }) => calls.length === 0);
    expect((await other.state()).calls).toMatchObject([{ callId: otherId, state: 'talking' }]);
  } finally {
    await other.kill();
    await other.dispose();
  }
});

test('a program that is killed in mid-call leaves no process behind', async () => {
  await answerFirstCaller('refusal');
  const pids = await app.electron.evaluate(({ app: program }) => program.getAppMetrics().map(({ pid }) => pid));
  const isThere = (pid: number): boolean => {
    try {
      process.kill(pid, 0);
      return true;
    } catch {
      return false;
    }
  };
  process.kill(app.electron.process().pid ?? 0, 'SIGKILL'); // this one only: the others are to notice
  await expect.poll(() => pids.filter(isThere), { timeout: 15_000 }).toEqual([]);
});

test('a disk that is full while the agent types is told at the form, and what was typed is kept until there is room', async () => {
  test.skip(noSmallDisk !== undefined, noSmallDisk);
  const disk = mountSmallDisk(96);
  try {
    app = await enterPractice({
      microphoneFile,
      userData: disk.folder,
      policyFile: join(tmpdir(), `firstline-policy-${process.pid}.json`),
    });
    const conversationId = await answerCaller(app, 'refusal');
    await app.request('hangUp', { callId: conversationId });
    await app.waitFor('wrap-up', ({ agent }) => agent.state.kind === 'wrap-up');
    const desk = await app.desk();
    const field = desk.getByRole('textbox').last();
    disk.fill();
    await field.fill('will call again tomorrow');
    await expect(desk.getByText('the disk is full', { exact: false }).first()).toBeVisible();
    disk.free();
    await field.press('End');
    await field.pressSequentially('.');
    await app.waitFor('it is on disk', ({ conversations }) =>
      Object.values(conversations[0]?.form?.values ?? {}).includes('will call again tomorrow.'),
    );
    await expect(desk.getByText('the disk is full', { exact: false })).toHaveCount(0);
  } finally {
    await app.kill();
    disk.remove();
  }
});
