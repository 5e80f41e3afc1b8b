import { expect, test } from '@playwright/test';
import { type App, disposeApps } from '../support/app';
import { becomeReady, launchAgent } from '../support/asterisk/agent-app';
import { type Asterisk, startAsterisk } from '../support/asterisk/asterisk';
import { placeCall } from '../support/asterisk/caller';
import { waitUntil } from '../support/asterisk/wait-until';

test.describe.configure({ timeout: 120_000 });

let asterisk: Asterisk;
let app: App;

test.beforeAll(async () => {
  asterisk = await startAsterisk();
  app = await launchAgent(asterisk);
});
test.afterAll(async () => {
  await disposeApps();
  await asterisk.dispose();
});

test('a paused agent is not rung, and is rung when ready again', async () => {
  await becomeReady(app);
  await app.request('setNotReady', { reasonId: 'lunch' });
  await app.waitFor('the queues confirm the pause', ({ agent }) => agent.confirmed === 'paused');
  expect(await asterisk.cli('queue show support')).toMatch(/PJSIP\/1001.*paused.*lunch/);
  const caller = await placeCall(asterisk, { to: 'support' });
  await waitUntil('the caller waits', async () => (await asterisk.cli('queue show support')).includes('PJSIP/network'));
  await new Promise((resolve) => setTimeout(resolve, 3000)); // long enough for a queue that retries each second
  expect((await app.state()).calls).toEqual([]);

  await app.request('setReady', undefined);
  await app.waitFor('the call rings', ({ calls }) => calls.some(({ state }) => state === 'ringing'));
  await caller.hangUp();
  await app.waitFor('Ready goes on', ({ agent }) => agent.state.kind === 'ready');
});

test('the light shows what the queues say, whoever caused it', async () => {
  await becomeReady(app);
  await asterisk.cli('queue pause member PJSIP/1001');
  await app.waitFor('the light shows the pause', ({ agent }) => agent.confirmed === 'paused');
  await asterisk.cli('queue unpause member PJSIP/1001');
  await app.waitFor('the light shows Ready', ({ agent }) => agent.confirmed === 'available');
});

test('a call not answered takes the agent out of rotation, says so, and Ready brings the agent back', async () => {
  await becomeReady(app);
  const caller = await placeCall(asterisk, { to: 'sales' });
  await app.waitFor('the call rings', ({ calls }) => calls.some(({ state }) => state === 'ringing'));
  await app.waitFor(
    'out of rotation',
    ({ agent }) => agent.state.kind === 'not-ready' && agent.state.reasonId === 'rona' && agent.confirmed === 'paused',
  );
  expect((await app.state()).notices.map(({ kind }) => kind)).toContain('rona');
  const messages = (await app.desk()).getByRole('region', { name: 'Messages' });
  await expect(messages).toContainText('You did not answer, so you are not ready now');
  await expect(messages).toContainText('Callers go to your colleagues meanwhile. Press Ready when you are back.');
  expect(await asterisk.cli('queue show sales')).toMatch(/PJSIP\/1001.*paused/);
  await becomeReady(app);
  await app.waitFor('the call rings again', ({ calls }) => calls.some(({ state }) => state === 'ringing'));
  await caller.hangUp();
  await app.waitFor('the call is gone', ({ calls }) => calls.every(({ state }) => state === 'ended'));
});
