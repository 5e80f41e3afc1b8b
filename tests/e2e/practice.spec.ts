import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type App, launchApp } from '../support/app';
import { writeWav } from '../support/asterisk/audio-file';
import { listenInPage } from '../support/asterisk/heard-in-page';
import { makeSpoken } from '../support/spoken';

const microphoneFile = join(tmpdir(), `firstline-spoken-${process.pid}.wav`);

let app: App;

test.beforeAll(() => writeFile(microphoneFile, writeWav(makeSpoken())));
test.afterEach(() => app.dispose());

/** Goes from a new program into practice and answers the first caller. */
async function answerFirstCaller(scenarioId: string): Promise<string> {
  app = await launchApp({ policy: { interface: { language: 'en' } }, microphoneFile });
  expect(await app.request('enterPractice', undefined)).toEqual({ ok: true });
  await app.waitFor('practice', ({ practice, line }) => practice !== null && line.kind === 'registered');
  await app.request('chooseNextCaller', { scenarioId });
  await app.request('setReady', undefined);
  const { callId } = await app.waitFor('a caller', ({ calls }) => calls.find(({ state }) => state === 'ringing'));
  await app.request('answer', { callId });
  await app.waitFor('talking', ({ calls }) => calls.some(({ state }) => state === 'talking'));
  return callId;
}

async function loudnessInPage(): Promise<number> {
  const { samples } = await listenInPage(await app.voice());
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
}

test('a caller waits for the agent, speaks, and hangs up when all is said; a right form makes a good result', async () => {
  test.setTimeout(150_000);
  const conversationId = await answerFirstCaller('tariff-question');
  for (const answerId of ['tariff', 'answered', 'given', 'all-answered', 'rated-5', 'done'])
    await app.request('answerScript', { conversationId, answerId });
  await expect.poll(loudnessInPage, { timeout: 30_000 }).toBeGreaterThan(0.01);
  await app.waitFor('the caller is content', ({ calls }) => calls.length === 0, 120_000);
  const { conversations } = await app.state();
  await app.request('finishForm', { conversationId, values: conversations[0]?.form?.values ?? {} });
  const result = await app.waitFor('the result', ({ practice }) => practice?.results[0]);
  expect(result).toMatchObject({ scenarioId: 'tariff-question', outcome: 'completed' });
  // this agent speaks by the clock, and so at times while the caller does
  expect(result.checks.filter(({ checkId, isPassed }) => !isPassed && checkId !== 'interruptions')).toEqual([]);
  expect(result.checks.filter(({ checkId }) => checkId === 'form-field')).toHaveLength(3);
});

test('nothing of practice stands among real records, and leaving in mid-call is refused', async () => {
  const callId = await answerFirstCaller('refusal');
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
  app = await launchApp({ policy: { interface: { language: 'en' } } });
  await app.request('enterPractice', undefined);
  await app.waitFor('practice', ({ practice, line }) => practice !== null && line.kind === 'registered');
  await app.request('setReady', undefined);
  const result = await app.waitFor('the result', ({ practice }) => practice?.results[0], 60_000);
  expect(result.outcome).toBe('missed');
  await app.waitFor(
    'out of rotation',
    ({ agent, notices }) => agent.state.kind === 'not-ready' && notices.some(({ kind }) => kind === 'rona'),
  );
});
