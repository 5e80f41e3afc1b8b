import { expect, test } from '@playwright/test';
import { type App, disposeApps } from '../support/app';
import { launchAgent } from '../support/asterisk/agent-app';
import { type Asterisk, startAsterisk } from '../support/asterisk/asterisk';
import { numbers } from '../support/asterisk/configuration/dialplan';
import { strengthInPage } from '../support/asterisk/heard-in-page';
import { audible } from '../support/asterisk/tone';
import { waitUntil } from '../support/asterisk/wait-until';

test.describe.configure({ timeout: 120_000 });

let asterisk: Asterisk;
let app: App;

test.beforeAll(async () => {
  asterisk = await startAsterisk();
  // this agent's PBX tells of a new other party by re-INVITE, which may cross the agent's own
  app = await launchAgent(asterisk, { user: '1009' });
  await app.waitFor('the line is registered', ({ line }) => line.kind === 'registered');
});
test.afterAll(async () => {
  await disposeApps();
  await asterisk.dispose();
});

async function talkToTone(): Promise<string> {
  await app.request('dial', { target: numbers.tone(700) });
  const { callId } = await app.waitFor('they talk', ({ calls }) => calls.find(({ state }) => state === 'talking'));
  await waitUntil('the tone is heard', isToneHeard);
  return callId;
}

async function isToneHeard(): Promise<boolean> {
  return (await strengthInPage(await app.voice(), 700)) > audible;
}

async function hangUp(callId: string): Promise<void> {
  await app.request('hangUp', { callId });
  await app.waitFor('the call is over', ({ calls }) => calls.every(({ state }) => state === 'ended'));
}

test('hold pressed twice at once leaves the call as it was, and alive', async () => {
  const callId = await talkToTone();
  await app.evaluateInDesk(`Promise.all([true, false].map((on) => window.firstline.request.hold({ callId: '${callId}', on })))`);
  await new Promise((resolve) => setTimeout(resolve, 2000)); // time for a re-INVITE to fail, were there one
  await app.waitFor('they talk', ({ calls }) => calls[0]?.callId === callId && calls[0].state === 'talking');
  await waitUntil('the tone is heard', isToneHeard);
  await hangUp(callId);
});

test("hold that crosses the PBX's own re-INVITE is done in the end, and the call lives", async () => {
  const callId = await talkToTone();
  const channel = (await asterisk.cli('core show channels concise')).split('!')[0] ?? '';
  for (const round of [1, 2, 3, 4]) {
    const change = asterisk.cli(`dialplan set chanvar ${channel} CONNECTEDLINE(num) +3630555017${round}`);
    for (const delayMs of [0, 15, 15]) {
      await new Promise((resolve) => setTimeout(resolve, delayMs + round * 5));
      await app.request('hold', { callId, on: round % 2 === 1 });
    }
    await change;
    await app.waitFor(
      'the hold is done',
      ({ calls }) => calls[0]?.callId === callId && calls[0].state === (round % 2 === 1 ? 'held' : 'talking'),
    );
  }
  await app.waitFor('the new party is shown', ({ calls }) => calls[0]?.identity.number === '+36305550174');
  await waitUntil('the tone is heard', isToneHeard);
  expect((await app.state()).calls[0]?.callId).toBe(callId);
  await hangUp(callId);
});
