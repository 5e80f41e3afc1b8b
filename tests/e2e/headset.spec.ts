import { expect, test } from '@playwright/test';
import { becomeReady, policyAt } from '../support/agent-at-rude-pbx';
import { type App, launchApp } from '../support/app';
import { waitUntil } from '../support/asterisk/wait-until';
import { type PluggedHeadset, plugInHeadset } from '../support/headset';
import { type RudePbx, startRudePbx } from '../support/rude-pbx';

let pbx: RudePbx;
let app: App;
let headset: PluggedHeadset;
let pressedBefore: number;

test.beforeAll(async () => {
  pbx = await startRudePbx();
  app = await launchApp({ policy: policyAt(pbx) });
});
test.beforeEach(async () => {
  await becomeReady(app);
  headset = await plugInHeadset(await app.voice());
  const { seen } = await app.waitFor('the headset is found', ({ headset: view }) => view.state.kind === 'connected' && view);
  pressedBefore = seen.length;
});
test.afterEach(async () => {
  for (const { callId, state } of (await app.state()).calls) await app.request(state === 'ringing' ? 'reject' : 'hangUp', { callId });
  await app.waitFor('no call is left', ({ calls }) => calls.every(({ state }) => state === 'ended'));
  const { agent } = await app.state();
  const values = { topic: 'question', outcome: 'answered' };
  if (agent.state.kind === 'wrap-up') await app.request('finishForm', { conversationId: agent.state.callId, values });
  await headset.unplug();
  await app.waitFor('the headset is gone', ({ headset: { state } }) => state.kind === 'none');
});
test.afterAll(async () => {
  await app.dispose();
  await pbx.close();
});

const lights = (names: string) => waitUntil(`lit: ${names}`, async () => (await headset.lit()) === names);

/** A caller with sound to offer, who waits until somebody answers. */
async function ring() {
  const offer = await (await app.desk()).evaluate(async () => {
    const connection = new RTCPeerConnection();
    connection.addTransceiver('audio');
    await connection.setLocalDescription();
    return connection.localDescription?.sdp;
  });
  return pbx.invite({}, offer);
}

/** A call that the headset's button has answered. */
async function talk(): Promise<void> {
  const caller = await ring();
  await lights('ring');
  await headset.press('hook');
  await caller.answer(200);
  caller.acknowledge();
  await app.waitFor('they talk', ({ calls }) => calls[0]?.state === 'talking');
  await lights('off-hook');
}

/** The presses of this test, the last one first. */
async function pressed() {
  const { seen } = (await app.state()).headset;
  return seen.slice(0, seen.length - pressedBefore);
}

const isMuted = (muted: boolean) => app.waitFor('mute', ({ calls: [call] }) => call?.state === 'talking' && call.isMuted === muted);

test('the button answers, mute is in step both ways, and the button hangs up', async () => {
  await talk();
  const { callId } = await app.waitFor('the call', ({ calls }) => calls[0]);

  await headset.press('mute');
  await isMuted(true);
  await lights('off-hook mute microphone');
  await app.request('mute', { callId, on: false });
  await isMuted(false);
  await lights('off-hook');
  await app.request('mute', { callId, on: true });
  await lights('off-hook mute microphone');

  await headset.press('hook');
  const last = await app.waitFor('the call is over', ({ recent, calls }) => calls.length === 0 && recent[0]);
  expect(last).toMatchObject({ callId, cause: 'hung-up-here' });
  await lights('');
  expect((await pressed()).map(({ button, did }) => `${button}: ${did}`)).toEqual(['hook: hung-up', 'mute: muted', 'hook: answered']);
});

test('what is done on the desk shows on the headset, and its echoes press nothing', async () => {
  const caller = await ring();
  const { callId } = await app.waitFor('it rings', ({ calls }) => calls[0]);
  await app.request('answer', { callId });
  await caller.answer(200);
  caller.acknowledge();
  await app.waitFor('they talk', ({ calls }) => calls[0]?.state === 'talking');
  await lights('off-hook');
  await app.request('hangUp', { callId });
  await lights('');
  await ring();
  await lights('ring');
  await (await app.desk()).waitForTimeout(300);
  const { calls } = await app.state();
  expect([calls.filter(({ state }) => state !== 'ended').map(({ state }) => state), await pressed()]).toEqual([['ringing'], []]);
});

test('a second caller is rejected, and the first talks on', async () => {
  await talk();
  const second = await ring();
  await lights('off-hook ring');
  await headset.press('reject');
  await second.answer(400);
  await lights('off-hook');
  const { calls } = await app.state();
  expect(calls.map(({ state }) => state)).toEqual(['talking']);
});

test('a headset that is pulled out in a call leaves the call on, and shows it again when it is back', async () => {
  await talk();
  await headset.unplug();
  await app.waitFor('the headset is gone', ({ headset: { state } }) => state.kind === 'none');
  const { callId } = await app.waitFor('the call goes on', ({ calls }) => calls[0]?.state === 'talking' && calls[0]);
  await app.request('mute', { callId, on: true });
  await isMuted(true);
  headset = await plugInHeadset(await app.voice());
  await lights('off-hook mute microphone');
  await (await app.desk()).waitForTimeout(600); // what it said before could be its echo
  await headset.press('mute');
  await isMuted(false);
});

test('the settings show what was pressed, and try the lights', async () => {
  const desk = await app.desk();
  await expect(desk.getByRole('contentinfo')).toContainText('Jabra EVOLVE LINK MS');
  await desk.getByRole('button', { name: 'Language, look and settings' }).click();
  await desk.getByRole('menuitem', { name: 'Settings' }).click();
  await desk.getByRole('tab', { name: 'Headset buttons' }).click();
  await expect(desk.getByText('Jabra EVOLVE LINK MS is connected')).toBeVisible();
  await headset.press('flash');
  await expect(desk.getByRole('listitem').filter({ hasText: 'Hold' })).toContainText('Pressed at');
  await desk.getByRole('button', { name: 'Show the lights' }).click();
  await lights('ring');
  await lights('off-hook mute microphone');
  await lights('');
});
