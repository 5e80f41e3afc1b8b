import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { openDatabase } from '../../src/main/database/database';
import { type App, disposeApps } from '../support/app';
import { becomeReady, launchAgent } from '../support/asterisk/agent-app';
import { type Asterisk, startAsterisk } from '../support/asterisk/asterisk';
import { waitUntil } from '../support/asterisk/wait-until';
import { answerCaller } from '../support/practice';

test.describe.configure({ timeout: 120_000 });

let asterisk: Asterisk;

test.beforeAll(async () => {
  asterisk = await startAsterisk();
});
test.afterEach(disposeApps);
test.afterAll(() => asterisk.dispose());

const isRegistered = async () => (await asterisk.cli('pjsip show contacts')).includes('1001/sip:');

/** Facts of a database by their types; the program that owned it has ended. */
function factTypesIn(file: string): string[] {
  const opened = openDatabase({ file, requireEncryption: false });
  if (!opened.ok) throw new Error(`Database did not open: ${opened.problem}`);
  const rows = opened.value.database.prepare('SELECT DISTINCT type FROM facts ORDER BY type').all() as { type: string }[];
  opened.value.database.close();
  return rows.map(({ type }) => type);
}

async function practiseOneCall(app: App): Promise<void> {
  const conversationId = await answerCaller(app, 'refusal');
  await app.request('hangUp', { callId: conversationId });
  await app.waitFor('the call is over', ({ calls }) => calls.length === 0);
  const values = { request: 'new', outcome: 'call-back', callBackOn: '2030-01-02' };
  expect(await app.request('finishForm', { conversationId, values })).toEqual({ ok: true });
  await app.waitFor('the result', ({ practice }) => practice?.results[0]);
}

test('from a centre into practice and back: the PBX lets go of the phone and has it again, and nothing of practice is on record', async () => {
  const app = await launchAgent(asterisk);
  const desk = await app.desk();
  await becomeReady(app);
  await desk.getByRole('button', { name: 'Language, look and settings' }).click();
  await desk.getByRole('menuitem', { name: 'Practice…' }).click();
  await desk.getByRole('button', { name: 'Start practice' }).click();
  await app.waitFor('practice', ({ practice, line }) => practice !== null && line.kind === 'registered');
  await waitUntil('the PBX has let go of the phone', async () => !(await isRegistered()));
  await practiseOneCall(app);

  await desk.getByRole('button', { name: 'Language, look and settings' }).click();
  await desk.getByRole('menuitem', { name: 'End practice…' }).click();
  await desk.getByRole('button', { name: 'End practice' }).click();
  const real = await app.waitFor('real work', (state) => state.practice === null && state.line.kind === 'registered' && state);
  expect(await isRegistered()).toBe(true);
  expect(real).toMatchObject({ recent: [], conversations: [], today: { calls: 0, handleMs: 0 } });
  expect(real.configuration.queues.map(({ id }) => id)).toEqual(['support', 'sales']);
  expect(await app.request('searchCards', { query: 'Emma Clarke' })).toEqual([]);
  await becomeReady(app);
  await app.quit();
  expect(factTypesIn(join(app.userData, 'firstline.db'))).toEqual(['agent-state']);
  expect(factTypesIn(join(app.userData, 'practice/firstline.db'))).toEqual([
    'agent-state',
    'call',
    'interaction',
    'practice-call',
    'practice-result',
  ]);
});
