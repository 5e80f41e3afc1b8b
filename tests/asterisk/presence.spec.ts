import { expect, test } from '@playwright/test';
import { disposeApps } from '../support/app';
import { becomeReady, launchAgent } from '../support/asterisk/agent-app';
import { type Asterisk, startAsterisk } from '../support/asterisk/asterisk';
import { placeCall } from '../support/asterisk/caller';
import { numbers } from '../support/asterisk/configuration/dialplan';
import { openTcpRelay } from '../support/asterisk/tcp-relay';

test.describe.configure({ timeout: 120_000 });

let asterisk: Asterisk;

test.beforeAll(async () => {
  asterisk = await startAsterisk();
});
test.afterEach(disposeApps);
test.afterAll(() => asterisk.dispose());

test('where a PBX knows no pause, the phone is registered only while the agent is Ready', async () => {
  const app = await launchAgent(asterisk, { policy: { presence: { driver: 'unregister' } } });
  await app.waitFor('signed in and out of rotation', ({ line, agent }) => line.kind === 'off' && agent.confirmed === 'paused');
  expect(await asterisk.cli('pjsip show contacts')).not.toContain('1001/');

  await app.request('setReady', undefined);
  await app.waitFor('registered and Ready', ({ line, agent }) => line.kind === 'registered' && agent.state.kind === 'ready');
  await placeCall(asterisk, { to: 'support' });
  const { callId } = await app.waitFor('the call rings', ({ calls }) => calls.find(({ state }) => state === 'ringing'));
  await app.request('answer', { callId });
  await app.waitFor('they talk', ({ calls }) => calls[0]?.state === 'talking');
  await app.request('setAfterCall', { reasonId: 'lunch' });
  await app.request('hangUp', { callId });
  await app.waitFor('the form is open', ({ agent }) => agent.state.kind === 'wrap-up');
  const values = { topic: 'question', outcome: 'answered' };
  expect(await app.request('finishForm', { conversationId: callId, values })).toEqual({ ok: true });
  await app.waitFor(
    'at lunch, and the PBX does not know the phone',
    ({ line, agent }) => agent.state.kind === 'not-ready' && agent.state.reasonId === 'lunch' && line.kind === 'off',
  );
});

test('where no hint tells why an offer was cancelled, an agent who lets it ring is signed out all the same', async () => {
  const app = await launchAgent(asterisk, { policy: { presence: { driver: 'unregister' } } });
  await app.waitFor('the phone rests', ({ line }) => line.kind === 'off' && line.server !== undefined);
  await app.request('setReady', undefined);
  await app.waitFor('registered and Ready', ({ line, agent }) => line.kind === 'registered' && agent.state.kind === 'ready');
  await asterisk.cli('queue unpause member PJSIP/1001');
  const caller = await placeCall(asterisk, { to: 'support' });
  await app.waitFor('the call rings', ({ calls }) => calls.some(({ state }) => state === 'ringing'));
  await app.waitFor(
    'out of rotation',
    ({ agent, line }) => agent.state.kind === 'not-ready' && agent.state.reasonId === 'rona' && line.kind === 'off',
    40_000,
  );
  expect((await app.state()).notices.map(({ kind }) => kind)).toContain('rona');
  await caller.hangUp();
});

test('the socket is cut in a call that was dialled while not registered: hold works, and so does the hang-up from there', async () => {
  const relay = await openTcpRelay(asterisk.plan.httpPort);
  const app = await launchAgent(asterisk, { server: relay.url, policy: { presence: { driver: 'unregister' } } });
  await app.waitFor('on a break', ({ line, agent }) => line.kind === 'off' && agent.confirmed === 'paused');
  const talk = async (target: string): Promise<string> => {
    await app.request('dial', { target });
    return (await app.waitFor('they talk', ({ calls }) => calls.find(({ state }) => state === 'talking'))).callId;
  };
  const cut = async (): Promise<void> => {
    relay.cut();
    await app.waitFor('the line is lost', ({ line }) => line.kind !== 'off');
    await app.waitFor('the line is back', ({ line }) => line.kind === 'off');
  };

  const callId = await talk(numbers.tone(700));
  await cut();
  await app.request('hold', { callId, on: true });
  await app.waitFor('the call is held', ({ calls }) => calls[0]?.state === 'held');
  await app.request('hangUp', { callId });
  await app.waitFor('the call is over', ({ calls }) => calls.every(({ state }) => state === 'ended'));

  const lateCallId = await talk(numbers.hangsUpAfter(9));
  await cut();
  const late = await app.waitFor('it is over', ({ recent }) => recent.find((call) => call.callId === lateCallId));
  expect(late.cause).toBe('hung-up-there');
  expect(await asterisk.cli('pjsip show contacts')).not.toContain('1001/');
  relay.close();
});

test('where a PBX takes feature codes, a short call that nobody sees pauses and unpauses', async () => {
  const { pauseCode, readyCode } = numbers;
  const app = await launchAgent(asterisk, { policy: { presence: { driver: 'feature-code', pauseCode, readyCode } } });
  await becomeReady(app);
  expect(await asterisk.cli('queue show support')).not.toMatch(/PJSIP\/1001.*paused/);
  await app.request('setNotReady', { reasonId: 'lunch' });
  await app.waitFor('the pause is confirmed', ({ agent }) => agent.confirmed === 'paused');
  expect(await asterisk.cli('queue show support')).toMatch(/PJSIP\/1001.*paused/);
  expect(await app.state()).toMatchObject({ calls: [], recent: [], conversations: [] });
});
