import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type App, disposeApps } from '../support/app';
import { becomeReady, launchAgent } from '../support/asterisk/agent-app';
import { type Asterisk, startAsterisk } from '../support/asterisk/asterisk';
import { type Caller, placeCall } from '../support/asterisk/caller';
import { type Colleague, startColleague } from '../support/asterisk/colleague';
import { numbers } from '../support/asterisk/configuration/dialplan';
import { strengthInPage } from '../support/asterisk/heard-in-page';
import { waitUntilRecorded } from '../support/asterisk/recordings';
import { audible, tones } from '../support/asterisk/tone';
import { waitUntil } from '../support/asterisk/wait-until';
import { importCustomers } from '../support/cards';

/** Closed at all times; who takes over is in the policy. */
const directory = `departments:
  - { id: moscow, name: Moscow, number: "1999", timeZone: Europe/Moscow, hours: [], fallback: second-line }
`;

test.describe.configure({ timeout: 120_000 });

let asterisk: Asterisk;
let app: App;
let colleague: Colleague | undefined;

test.beforeAll(async () => {
  asterisk = await startAsterisk();
  const userData = await mkdtemp(join(tmpdir(), 'firstline-app-'));
  await mkdir(join(userData, 'content'));
  await writeFile(join(userData, 'content/directory.yaml'), directory);
  app = await launchAgent(asterisk, {
    policy: { directory: [{ id: 'second-line', name: 'Second line', number: numbers.colleague }] },
    userData,
  });
  await importCustomers(app, [{ externalId: 'C-1', name: 'Anna Example', phone: '+36305550123', tariff: 'Home 300' }]);
  await becomeReady(app);
});
test.afterEach(async () => {
  await endCalls();
  colleague?.dispose();
});
test.afterAll(async () => {
  await disposeApps();
  await asterisk.dispose();
});

/** Ends what is going on, and has the agent Ready again. */
async function endCalls(): Promise<void> {
  const { calls } = await app.state();
  for (const { callId } of calls) await app.request('hangUp', { callId });
  await asterisk.cli('channel request hangup all');
  const left = await app.waitFor('no call is left', (state) => state.calls.length === 0 && state);
  const values = { topic: 'question', outcome: 'answered', summary: 'handed on' };
  for (const { conversationId } of left.conversations) await app.request('finishForm', { conversationId, values });
  await app.waitFor('Ready again', ({ agent, conversations }) => agent.state.kind === 'ready' && conversations.length === 0);
  for (const { noticeId } of left.notices) await app.request('dismissNotice', { noticeId });
}

/** A caller from the support queue whom the agent talks to. */
async function talk(options: { echoes?: boolean } = {}): Promise<{ caller: Caller; callId: string }> {
  const caller = await placeCall(asterisk, { to: 'support', customerId: 'C-1', ...options });
  const { callId } = await app.waitFor('the call rings', ({ calls }) => calls.find(({ state }) => state === 'ringing'));
  await app.request('answer', { callId });
  await app.waitFor('they talk', ({ calls }) => calls[0]?.state === 'talking');
  await waitUntilRecorded(asterisk, caller.recording, 'to', ['agent']);
  return { caller, callId };
}

function isHeard(tone: number): () => Promise<boolean> {
  return async () => (await strengthInPage(await app.voice(), tone)) > audible;
}

async function expectTalk({ caller, callId }: { caller: Caller; callId: string }): Promise<void> {
  await app.waitFor(
    'the agent has the caller',
    ({ calls }) => calls.length === 1 && calls[0]?.callId === callId && calls[0].state === 'talking',
  );
  await waitUntilRecorded(asterisk, caller.recording, 'to', ['agent']);
  await waitUntil('the caller is heard', isHeard(tones.caller));
}

/** The caller waits, and the colleague's phone rings. */
async function askColleague(callId: string, options?: { answersAfterMs: number }): Promise<string> {
  colleague = await startColleague(asterisk, options);
  expect(await app.request('askFirst', { callId, target: numbers.colleague, note: 'router restarts' })).toEqual({ ok: true });
  return await app.waitFor('it rings there', ({ calls }) => {
    const asked = calls.find(({ consultationFor }) => consultationFor === callId);
    return asked && (asked.state === 'talking' || (asked.state === 'dialling' && asked.isRingingThere)) && asked.callId;
  });
}

test.describe('a blind transfer', () => {
  test('brings caller and colleague together, with reference and note, and the agent to the form', async () => {
    const { callId } = await talk({ echoes: true });
    colleague = await startColleague(asterisk, { answersAfterMs: 1000 });
    const { identity } = await app.waitFor('the call', ({ calls }) => calls[0]);
    const note = 'a router, "restarts"; дзвінок – ő';
    expect(await app.request('transferNow', { callId, target: numbers.colleague, note })).toEqual({ ok: true });
    await app.waitFor('it rings there', ({ calls }) => {
      const transfer = calls[0]?.state === 'talking' ? calls[0].transfer : undefined;
      return transfer?.kind === 'asking' && transfer.isRingingThere && transfer.target.name === 'Second line';
    });
    await app.waitFor('the agent is at the form', ({ calls, agent }) => calls.length === 0 && agent.state.kind === 'wrap-up');
    expect((await app.state()).recent[0]).toMatchObject({ callId, cause: 'transferred' });
    // what the colleague says comes back from the caller's phone, so that both directions are open
    await waitUntilRecorded(asterisk, colleague.recording(numbers.colleague), 'to', ['secondAgent']);
    const invite = await colleague.messages();
    expect(invite).toContain(`X-Call-Ref: ${identity.reference}`);
    expect(invite).toContain('X-Customer-Id: C-1');
    expect(invite).toContain(`X-Call-Note: ${note}`);
  });

  test('to a department that is closed goes, by keyboard, to the one that takes over, with the note', async () => {
    await talk({ echoes: true });
    colleague = await startColleague(asterisk, { answersAfterMs: 500 });
    const desk = await app.desk();
    await desk.getByRole('tab', { name: 'Contacts' }).click();
    await expect(desk.getByRole('option', { name: /Moscow.*closed · now: Second line takes over/ })).toBeVisible();
    await desk.keyboard.press('F6');
    await desk.keyboard.type('moscow');
    await desk.keyboard.press('Enter');
    await expect(desk.getByText('Moscow is closed. Choose who is to take the call.').first()).toBeVisible();
    await desk.keyboard.press('Enter');
    await desk.getByPlaceholder('Note for the colleague').fill('router restarts');
    await desk.keyboard.press('Enter');
    await app.waitFor('the agent is at the form', ({ calls, agent }) => calls.length === 0 && agent.state.kind === 'wrap-up');
    await waitUntilRecorded(asterisk, colleague.recording(numbers.colleague), 'to', ['secondAgent']);
    const invite = await colleague.messages();
    expect(invite).toContain('X-Customer-Id: C-1');
    expect(invite).toContain('X-Call-Note: router restarts');
  });

  test('to a number that does not exist leaves the caller where the caller was', async () => {
    const { caller, callId } = await talk();
    await app.request('transferNow', { callId, target: numbers.unknown });
    await app.waitFor('it is refused', ({ calls }) => {
      const transfer = calls[0]?.state === 'talking' ? calls[0].transfer : undefined;
      return transfer?.kind === 'failed' && transfer.problem === 'unknown-number';
    });
    await expectTalk({ caller, callId });
  });

  test('that this PBX cannot take back is told, and does not leave the agent with a dead line', async () => {
    const handOnToBusy = async () => {
      const { callId } = await talk();
      await app.request('transferNow', { callId, target: numbers.busy });
      const { recent } = await app.waitFor('the call is over', (state) => state.calls.length === 0 && state);
      expect(recent[0]).toMatchObject({ callId, number: '+36305550123' });
      return recent[0]?.cause;
    };
    let cause = await handOnToBusy();
    // Asterisk takes a last packet of the talk for an answer now and then, and says that all went well
    for (let tries = 1; cause === 'transferred' && tries < 4; tries += 1) {
      await endCalls();
      cause = await handOnToBusy();
    }
    expect(cause).toBe('lost-in-transfer');
    expect((await app.state()).notices).toMatchObject([{ kind: 'call-cut', cause: 'lost-in-transfer' }]);
  });
});

test.describe('an attended transfer', () => {
  test('the caller waits, the colleague is asked, they are swapped and joined', async () => {
    const { caller, callId } = await talk();
    const consultationId = await askColleague(callId, { answersAfterMs: 500 });
    await app.waitFor('the colleague talks', ({ calls }) => calls[1]?.callId === consultationId && calls[1].state === 'talking');
    const asked = colleague?.recording(numbers.colleague) ?? '';
    await waitUntilRecorded(asterisk, asked, 'to', ['agent']);
    await waitUntilRecorded(asterisk, caller.recording, 'to', ['musicOnHold']);
    await waitUntil('the colleague is heard', isHeard(tones.secondAgent));
    const invite = await colleague?.messages();
    expect(invite).toContain('X-Customer-Id: C-1');
    expect(invite).toContain('X-Call-Note: router restarts');
    const { conversations, agent } = await app.state();
    expect(conversations.map(({ conversationId, card }) => [conversationId, card?.name])).toEqual([[callId, 'Anna Example']]);
    expect(agent.state.kind).toBe('on-call');

    await app.request('swapCalls', { callId });
    await waitUntilRecorded(asterisk, caller.recording, 'to', ['agent']);
    await waitUntilRecorded(asterisk, asked, 'to', ['musicOnHold']);
    await app.request('swapCalls', { callId });
    await waitUntilRecorded(asterisk, asked, 'to', ['agent']);
    await waitUntilRecorded(asterisk, caller.recording, 'to', ['musicOnHold']);

    await app.request('completeTransfer', { callId });
    await app.waitFor('the agent is at the form', (state) => state.calls.length === 0 && state.agent.state.kind === 'wrap-up');
    await waitUntilRecorded(asterisk, caller.recording, 'to', ['secondAgent']);
    await waitUntilRecorded(asterisk, asked, 'to', ['caller']);
    const after = await app.state();
    expect(after.conversations.map(({ conversationId, card }) => [conversationId, card?.name])).toEqual([[callId, 'Anna Example']]);
    expect(after.recent.find((one) => one.callId === callId)?.cause).toBe('transferred');
  });

  test('goes by keyboard and in words, from the name to the form', async () => {
    const { caller } = await talk({ echoes: true });
    colleague = await startColleague(asterisk, { answersAfterMs: 500 });
    const desk = await app.desk();
    await desk.keyboard.press('F6');
    await desk.keyboard.type('second');
    await desk.keyboard.press('Control+Enter');
    await expect(desk.getByText('It rings at Second line. Anna Example is on hold.')).toBeVisible();
    await expect(desk.getByText('You talk with Second line. Anna Example is on hold.')).toBeVisible();
    await desk.keyboard.press('F9');
    await expect(desk.getByText('You talk with Anna Example. Second line is on hold.')).toBeVisible();
    await waitUntilRecorded(asterisk, caller.recording, 'to', ['agent']);
    await expect(desk.getByText('Home 300').first()).toBeVisible();
    await desk.keyboard.press('F6');
    await app.waitFor('the agent is at the form', (state) => state.calls.length === 0 && state.agent.state.kind === 'wrap-up');
    await waitUntilRecorded(asterisk, colleague.recording(numbers.colleague), 'to', ['secondAgent']);
  });

  test('is given up before the colleague answers', async () => {
    const talking = await talk();
    await askColleague(talking.callId, { answersAfterMs: 60_000 });
    await waitUntilRecorded(asterisk, talking.caller.recording, 'to', ['musicOnHold']);
    await app.request('returnToCaller', { callId: talking.callId });
    await expectTalk(talking);
    expect(await colleague?.messages()).toContain('CANCEL sip:');
  });

  test('is given up after the colleague has answered', async () => {
    const talking = await talk();
    await askColleague(talking.callId);
    await waitUntilRecorded(asterisk, colleague?.recording(numbers.colleague) ?? '', 'to', ['agent']);
    await app.request('returnToCaller', { callId: talking.callId });
    await expectTalk(talking);
  });

  test('is given up before the caller is even on hold', async () => {
    const talking = await talk();
    const ask = `window.firstline.request.askFirst({ callId: '${talking.callId}', target: '${numbers.neverAnswers}' })`;
    const back = `window.firstline.request.returnToCaller({ callId: '${talking.callId}' })`;
    await app.evaluateInDesk(`Promise.all([${ask}, ${back}])`);
    await new Promise((resolve) => setTimeout(resolve, 1500)); // time for the colleague to be called, were it so
    await expectTalk(talking);
  });

  test('ends when the colleague hangs up, and the caller is back', async () => {
    const talking = await talk();
    await askColleague(talking.callId);
    await waitUntilRecorded(asterisk, colleague?.recording(numbers.colleague) ?? '', 'to', ['agent']);
    await colleague?.hangUp();
    await expectTalk(talking);
    expect((await app.state()).calls[0]).toMatchObject({ transfer: { kind: 'failed', problem: 'hung-up-there' } });
  });

  for (const [what, number, problem] of [
    ['busy', numbers.busy, 'busy'],
    ['not to be found', numbers.unknown, 'unknown-number'],
  ] as const)
    test(`gives the caller back when the colleague is ${what}`, async () => {
      const talking = await talk();
      await app.request('askFirst', { callId: talking.callId, target: number });
      await app.waitFor('why', ({ calls }) => {
        const transfer = calls[0]?.state === 'talking' ? calls[0].transfer : undefined;
        return transfer?.kind === 'failed' && transfer.problem === problem;
      });
      await expectTalk(talking);
    });

  test('that is completed while it rings leaves the caller to the ringing phone', async () => {
    const { callId } = await talk({ echoes: true });
    await askColleague(callId, { answersAfterMs: 2000 });
    await app.request('completeTransfer', { callId });
    await app.waitFor('the agent is at the form', (state) => state.calls.length === 0 && state.agent.state.kind === 'wrap-up');
    expect((await app.state()).recent[0]?.cause).toBe('transferred');
    await waitUntilRecorded(asterisk, colleague?.recording(numbers.colleague) ?? '', 'to', ['secondAgent']);
  });

  test('leaves the colleague on the line when the caller hangs up', async () => {
    const { caller, callId } = await talk();
    const consultationId = await askColleague(callId);
    await waitUntilRecorded(asterisk, colleague?.recording(numbers.colleague) ?? '', 'to', ['agent']);
    await caller.hangUp();
    await app.waitFor('only the colleague is left', ({ calls }) => calls.length === 1 && calls[0]?.callId === consultationId);
    await waitUntil('the colleague is heard', isHeard(tones.secondAgent));
    expect((await app.state()).agent.state).toMatchObject({ kind: 'on-call', callId: consultationId });
  });
});
