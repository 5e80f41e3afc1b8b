import { expect, test } from '@playwright/test';
import { type App, disposeApps } from '../support/app';
import { becomeReady, launchAgent } from '../support/asterisk/agent-app';
import { type Asterisk, startAsterisk } from '../support/asterisk/asterisk';
import { placeCall } from '../support/asterisk/caller';
import { strengthInPage } from '../support/asterisk/heard-in-page';
import { readRecording, waitUntilRecorded } from '../support/asterisk/recordings';
import { audible, measureTones, secondsHeard, tones } from '../support/asterisk/tone';
import { waitUntil } from '../support/asterisk/wait-until';
import { importCustomers } from '../support/cards';

test.describe.configure({ timeout: 120_000 });

let asterisk: Asterisk;
let app: App;

test.beforeAll(async () => {
  asterisk = await startAsterisk();
  app = await launchAgent(asterisk);
});
test.beforeEach(() => becomeReady(app));
test.afterAll(async () => {
  await disposeApps();
  await asterisk.dispose();
});

test('a queue call rings with its card, both hear each other, hold plays music, the caller hangs up', async () => {
  const desk = await app.desk();
  const popup = await app.popup();
  const voice = await app.voice();
  await importCustomers(app, [{ externalId: 'C-1', name: 'Anna Example', phone: '+36305550123', tariff: 'Home 300' }]);

  const caller = await placeCall(asterisk, { to: 'support', number: '+36305550123', displayName: 'From The Network', customerId: 'C-1' });
  const ringing = await app.waitFor('the call rings', ({ calls }) => calls.find(({ state }) => state === 'ringing'));
  expect(ringing.identity).toMatchObject({ number: '+36305550123', queue: 'support', customerId: 'C-1', campaign: 'spring' });
  await expect(desk.getByText('Anna Example').first()).toBeVisible();
  await expect(desk.getByText('Home 300').first()).toBeVisible();
  await expect(popup.getByText('Anna Example').first()).toBeVisible();
  expect((await app.state()).agent.state.kind).toBe('ringing');

  await desk.keyboard.press('F2');
  await app.waitFor('they talk', ({ calls, agent }) => calls[0]?.state === 'talking' && agent.state.kind === 'on-call');
  await waitUntil('the caller is heard at the desk', async () => (await strengthInPage(voice, tones.caller)) > audible);
  expect(await strengthInPage(voice, tones.agent)).toBeLessThan(audible);
  await waitUntilRecorded(asterisk, caller.recording, 'to', ['agent']);

  await desk.keyboard.press('F9');
  await app.waitFor('the call is held', ({ calls, agent }) => calls[0]?.state === 'held' && agent.state.kind === 'hold');
  await waitUntilRecorded(asterisk, caller.recording, 'to', ['musicOnHold']);
  await desk.keyboard.press('F9');
  await app.waitFor('the call is resumed', ({ calls, agent }) => calls[0]?.state === 'talking' && agent.state.kind === 'on-call');
  await waitUntilRecorded(asterisk, caller.recording, 'to', ['agent']);
  await waitUntil('the caller is heard again', async () => (await strengthInPage(voice, tones.caller)) > audible);

  await caller.hangUp();
  await app.waitFor('wrap-up', ({ calls, agent }) => !calls.some(({ state }) => state === 'talking') && agent.state.kind === 'wrap-up');
  expect((await app.state()).recent[0]).toMatchObject({ cause: 'hung-up-there', direction: 'inbound' });
  await waitUntil('the caller is gone', caller.hasEnded);
  const said = measureTones(await readRecording(asterisk, caller.recording, 'from'), tones);
  expect(secondsHeard(said, 'agent')).toBe(0);

  const values = { topic: 'question', outcome: 'answered', summary: 'asked for the bill' };
  expect(await app.request('finishForm', { conversationId: ringing.callId, values })).toEqual({ ok: true });
  await app.waitFor(
    'Ready again',
    ({ agent, today }) => agent.state.kind === 'ready' && agent.confirmed === 'available' && today.calls === 1,
  );
});

test('mute keeps the line but not the voice, and the agent hangs up', async () => {
  const caller = await placeCall(asterisk, { to: 'sales' });
  const { callId } = await app.waitFor('the call rings', ({ calls }) => calls.find(({ state }) => state === 'ringing'));
  await app.request('answer', { callId });
  await app.waitFor('they talk', ({ calls }) => calls[0]?.state === 'talking');
  await waitUntilRecorded(asterisk, caller.recording, 'to', ['agent']);
  await app.request('mute', { callId, on: true });
  await waitUntilRecorded(asterisk, caller.recording, 'to', []);
  await app.request('mute', { callId, on: false });
  await waitUntilRecorded(asterisk, caller.recording, 'to', ['agent']);
  await app.request('hangUp', { callId });
  await waitUntil("the caller's phone is hung up", caller.hasEnded);
  const last = await app.waitFor('the call is over', ({ recent }) => recent.find((one) => one.callId === callId));
  expect(last).toMatchObject({ cause: 'hung-up-here' });
});

test('a caller who gives up leaves the agent Ready', async () => {
  const impatient = await placeCall(asterisk, { to: '1001', hangsUpAfterMs: 2000 });
  await app.waitFor('the call rings', ({ calls }) => calls.find(({ state }) => state === 'ringing'));
  await waitUntil('the caller gives up', impatient.hasEnded);
  await app.waitFor('Ready goes on', ({ agent, calls }) => agent.state.kind === 'ready' && calls.every(({ state }) => state === 'ended'));
  expect((await app.state()).recent[0]?.cause).toBe('caller-gave-up');
});
