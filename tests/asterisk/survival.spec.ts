import { expect, test } from '@playwright/test';
import { type App, disposeApps } from '../support/app';
import { becomeReady, launchAgent } from '../support/asterisk/agent-app';
import { type Caller, placeCall } from '../support/asterisk/caller';
import { numbers } from '../support/asterisk/configuration/dialplan';
import { strengthInPage } from '../support/asterisk/heard-in-page';
import { pbxOfFile } from '../support/asterisk/pbx-of-file';
import { readRecording, waitUntilRecorded } from '../support/asterisk/recordings';
import { audible, longestGap, measureTones, tones } from '../support/asterisk/tone';
import { waitUntil } from '../support/asterisk/wait-until';

const pbx = pbxOfFile();

test.afterEach(disposeApps);

/** A call that rings here and is answered. */
async function talk(app: App, to: string): Promise<{ callId: string; caller: Caller }> {
  await becomeReady(app);
  const caller = await placeCall(pbx(), { to, number: '+36305550123' });
  const { callId } = await app.waitFor('the call rings', ({ calls }) => calls.find(({ state }) => state === 'ringing'));
  await app.request('answer', { callId });
  await app.waitFor('they talk', ({ calls }) => calls[0]?.state === 'talking');
  return { callId, caller };
}

/** What a person sees of the call: by way of main, for Playwright's page does not outlive its process. */
interface Shown {
  readonly card: string;
  readonly status: string;
  readonly script: string;
  readonly fields: string[];
  /** Seconds on the call's clock. */
  readonly clock: number;
}

async function readDesk(app: App): Promise<Shown> {
  const shown = await app.evaluateInDesk(`({
    card: document.querySelector('main h2')?.innerText ?? '',
    status: document.querySelector('header button')?.getAttribute('aria-label') ?? '',
    script: document.querySelector('section[aria-label=Script]')?.innerText ?? '',
    fields: [...document.querySelectorAll('input, textarea')].map((field) => (field.type === 'checkbox' ? String(field.checked) : field.value)),
    clock: Number.parseInt(document.querySelector('[role=timer][aria-label="Time in this call"] time')?.dateTime.slice(2) ?? '-1'),
  })`);
  return shown as Shown;
}

test("the desk's process dies in mid-call: the call goes on, and the desk shows what it showed before", async () => {
  const app = await launchAgent(pbx());
  const { callId, caller } = await talk(app, 'support');
  await waitUntilRecorded(pbx(), caller.recording, 'to', ['agent']);
  await app.request('createCard', { conversationId: callId, name: 'Anna Example' });
  const desk = await app.desk();
  await desk.keyboard.press('1');
  await app.waitFor('the script goes on', ({ conversations }) => conversations[0]?.script?.progress.path.length === 1);
  await desk.getByRole('textbox', { name: 'In short' }).pressSequentially('router restarts at ni');
  await app.waitFor('the draft is kept', ({ conversations }) => JSON.stringify(conversations).includes('router restarts at ni'));
  await waitUntil('the clock runs', async () => (await readDesk(app)).clock > 0);
  const before = await readDesk(app);
  const { calls, conversations, agent } = await app.state();
  expect(before.script).toContain('step 2 of 3');
  expect([before.card, before.status]).toEqual(['Anna Example', expect.stringContaining('On call')]);

  await app.killDesk();
  const after = await waitUntil('the desk is back', async () => {
    const shown = await readDesk(app).catch(() => undefined);
    return shown?.fields.includes('router restarts at ni') && shown.clock >= 0 && shown.script !== '' && shown;
  });
  expect({ ...after, clock: 0 }).toEqual({ ...before, clock: 0 });
  expect(after.clock).toBeGreaterThanOrEqual(before.clock);
  await waitUntil('the clock goes on', async () => (await readDesk(app)).clock > after.clock);
  expect(await app.state()).toMatchObject({ calls, conversations, agent });
  expect(String(await app.evaluateInDesk('document.body.innerText'))).toContain('The desk is back as it was');

  await waitUntil('the caller is heard', async () => (await strengthInPage(await app.voice(), tones.caller)) > audible);
  await waitUntilRecorded(pbx(), caller.recording, 'to', ['agent']);
  const heard = measureTones(await readRecording(pbx(), caller.recording, 'to'), tones);
  expect(longestGap(heard, 'agent')).toBeLessThan(0.5);
  await app.request('hangUp', { callId });
  await waitUntil('the caller is hung up', caller.hasEnded);
});

test('the voice process dies in mid-call: the agent is told, is ready again, and can call the caller back', async () => {
  // another agent: the PBX thinks for a while that this one still talks
  const app = await launchAgent(pbx(), { user: '1009' });
  const { callId, caller } = await talk(app, 'sales');
  await waitUntil('the caller is heard', async () => (await strengthInPage(await app.voice(), tones.caller)) > audible);
  const desk = await app.desk();

  await app.killVoice();
  await expect(desk.getByText('The phone had to restart')).toBeVisible();
  await expect(desk.getByText('The call in progress was cut. What you typed is safe.')).toBeVisible();
  const values = { topic: 'question', outcome: 'answered' };
  await app.waitFor('the line is back', ({ line, calls }) => line.kind === 'registered' && calls.every(({ state }) => state === 'ended'));
  expect(await app.request('finishForm', { conversationId: callId, values })).toEqual({ ok: true });
  await app.waitFor('Ready again', ({ agent }) => agent.state.kind === 'ready' && agent.confirmed === 'available');

  await desk.getByRole('button', { name: 'Call Anna Example back' }).click();
  await app.waitFor(
    'the caller is called back',
    ({ recent }) => recent[0]?.direction === 'outbound' && recent[0].number === '+36305550123',
  );
  await app.request('dial', { target: numbers.echo });
  await waitUntil('the own voice comes back', async () => (await strengthInPage(await app.voice(), tones.agent)) > audible);
  caller.vanish();

  // the second time it is still young
  for (const time of ['once', 'once more']) {
    const killedAt = Date.now();
    await app.killVoice();
    await app.waitFor(`the line is back ${time}`, ({ line }) => line.kind === 'registered' && line.since >= killedAt);
  }
});

test('the voice process dies in mid-call, and the PBX has a number to come back by: the call goes on', async () => {
  const app = await launchAgent(pbx(), { user: '1002', policy: { recovery: { rejoinPrefix: numbers.rejoinPrefix } } });
  const { callId, caller } = await talk(app, 'support');
  await waitUntil('the caller is heard', async () => (await strengthInPage(await app.voice(), tones.caller)) > audible);
  const { calls, conversations } = await app.state();

  await app.killVoice();
  const { noticeId } = await app.waitFor('the call is back', ({ notices }) => notices.find(({ kind }) => kind === 'voice-rejoined'));
  expect(await app.state()).toMatchObject({ calls, conversations });
  await waitUntil('the caller is heard again', async () => (await strengthInPage(await app.voice(), tones.caller)) > audible);
  await waitUntilRecorded(pbx(), caller.recording, 'to', ['agent']);

  await app.request('hold', { callId, on: true });
  await app.waitFor('the call is held', ({ calls: [call] }) => call?.state === 'held');
  await app.killVoice();
  await app.waitFor('the call is back once more', ({ notices }) =>
    notices.some((notice) => notice.kind === 'voice-rejoined' && notice.noticeId !== noticeId),
  );
  await app.request('hold', { callId, on: false });
  await app.waitFor('they talk', ({ calls: [call] }) => call?.state === 'talking');
  await waitUntil('the caller is heard after the hold', async () => (await strengthInPage(await app.voice(), tones.caller)) > audible);

  const killedAt = Date.now();
  await app.killVoice();
  await app.waitFor('the call is waited for', ({ notices }) => notices.some(({ kind }) => kind === 'voice-rejoining'));
  await app.request('hold', { callId, on: true });
  await app.waitFor(
    'the call is back, and held as was wished meanwhile',
    ({ notices, calls: [call] }) => notices.some(({ kind, at }) => kind === 'voice-rejoined' && at >= killedAt) && call?.state === 'held',
  );
  await waitUntilRecorded(pbx(), caller.recording, 'to', ['musicOnHold']);
  await app.request('hangUp', { callId });
  await waitUntil('the caller is hung up', caller.hasEnded);
});

test('the program is killed while typing: the draft is back', async () => {
  const app = await launchAgent(pbx());
  const { callId, caller } = await talk(app, 'support');
  const desk = await app.desk();
  await desk.getByRole('textbox', { name: 'In short' }).pressSequentially('the bill is too high', { delay: 20 });
  await app.waitFor('the draft is kept', ({ conversations }) => JSON.stringify(conversations).includes('the bill is too hig'));
  await app.kill();

  const again = await launchAgent(pbx(), { userData: app.userData });
  const back = await again.waitFor('the conversation is back', ({ conversations }) =>
    conversations.find((one) => one.conversationId === callId),
  );
  expect(back.isCallOver).toBe(true);
  await waitUntil('what was typed is shown again', async () => (await readDesk(again)).fields.join().includes('the bill is too hig'));
  caller.vanish();
});

test('the PBX is killed in mid-call: the call ends here too, and the agent is ready when the PBX is back', async () => {
  // another agent: after a kill the PBX thinks for a while that the first one still talks
  const app = await launchAgent(pbx(), { user: '1002' });
  const { callId, caller } = await talk(app, 'sales');
  await pbx().kill();
  caller.vanish();
  await app.waitFor('the call is over', ({ calls }) => calls.every(({ state }) => state === 'ended'), 60_000);
  await pbx().start();
  await app.waitFor('the line is back', ({ line }) => line.kind === 'registered', 60_000);
  const values = { topic: 'question', outcome: 'answered' };
  expect(await app.request('finishForm', { conversationId: callId, values })).toEqual({ ok: true });
  await app.waitFor('Ready again', ({ agent }) => agent.state.kind === 'ready' && agent.confirmed === 'available', 60_000);
});
