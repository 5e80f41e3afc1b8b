import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type App, disposeApps } from '../support/app';
import { becomeReady, launchAgent } from '../support/asterisk/agent-app';
import { type Asterisk, startAsterisk } from '../support/asterisk/asterisk';
import { placeCall } from '../support/asterisk/caller';
import { numbers } from '../support/asterisk/configuration/dialplan';
import { waitUntilRecorded } from '../support/asterisk/recordings';
import { waitUntil } from '../support/asterisk/wait-until';

test.describe.configure({ timeout: 120_000 });

let asterisk: Asterisk;
let app: App;

test.beforeAll(async () => {
  asterisk = await startAsterisk();
  app = await launchAgent(asterisk, {
    policy: {
      account: { servers: [asterisk.wsUrl], user: '1001', domain: '127.0.0.1', digits: 'info' },
      calls: { autoAnswer: 'marked', repeatDialS: 0, voicemail: { number: numbers.leaveMessage } },
      directory: [{ name: 'Agent 1001', number: '1001', hint: '1001' }],
    },
  });
});
/** What the PBX still holds of a call of this agent would be on her lamp in the next test. */
test.afterEach(async () => {
  for (const { callId, state } of (await app.state()).calls) await app.request(state === 'ringing' ? 'reject' : 'hangUp', { callId });
  await app.waitFor('no call is left', ({ calls, lamps }) => calls.every(({ state }) => state === 'ended') && lamps['1001'] === false);
});
test.afterAll(async () => {
  await disposeApps();
  await asterisk.dispose();
});

test('a call that the PBX marks answers itself after a tone, and both are heard; a second one rings', async () => {
  await becomeReady(app);
  const first = await placeCall(asterisk, { to: '1001', asksForAnswer: true, recording: 'marked' });
  const call = await app.waitFor('the call answers itself', ({ calls }) => calls.find(({ state }) => state === 'talking'));
  expect(call.answersItself).toBe(true);
  await waitUntilRecorded(asterisk, first.recording, 'to', ['agent']);
  await placeCall(asterisk, { to: '1001', asksForAnswer: true, number: '+36305550124' });
  await app.waitFor('the second one rings', ({ calls }) => calls.find(({ state }) => state === 'ringing'));
  await app.waitFor('and goes on ringing', ({ calls }) =>
    calls.some((one) => one.state === 'ringing' && Date.now() - one.startedAt > 2500),
  );
});

test('digits go by INFO where the account says so', async () => {
  await app.waitFor('the line is registered', ({ line }) => line.kind === 'registered');
  await asterisk.cli('pjsip set logger on');
  await app.request('dial', { target: numbers.readDigits });
  const { callId } = await app.waitFor('they talk', ({ calls }) => calls.find(({ state }) => state === 'talking'));
  await app.request('sendDigits', { callId, digits: '2468#' });
  const digits = join(asterisk.recordings, 'digits-1001.txt');
  await waitUntil('the digits', () => existsSync(digits) && readFileSync(digits, 'utf8').trim() === '2468');
  expect(readFileSync(join(asterisk.directory, 'log/messages.log'), 'utf8')).toContain('Signal=2');
});

test('a message in the voicemail shows, and so does who is in a call', async () => {
  await app.waitFor('the mailbox is empty', ({ voicemail }) => voicemail?.summary?.isWaiting === false);
  await app.waitFor('nobody is in a call', ({ lamps }) => lamps['1001'] === false);
  await app.request('dial', { target: numbers.leaveMessage });
  const { callId } = await app.waitFor('the voicemail answers', ({ calls }) => calls.find(({ state }) => state === 'talking'));
  await app.waitFor('the lamp is on', ({ lamps }) => lamps['1001'] === true);
  await app.waitFor('something is said', ({ calls }) =>
    calls.some((call) => call.state === 'talking' && Date.now() - call.answeredAt > 4000),
  );
  await app.request('hangUp', { callId });
  await app.waitFor('the message is there', ({ voicemail }) => voicemail?.summary?.newCount === 1);
  await app.waitFor('the lamp is off', ({ lamps }) => lamps['1001'] === false);
});
