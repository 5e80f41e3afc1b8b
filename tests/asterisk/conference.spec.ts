import { expect, test } from '@playwright/test';
import { type App, disposeApps } from '../support/app';
import { becomeReady, launchAgent } from '../support/asterisk/agent-app';
import { type Asterisk, startAsterisk } from '../support/asterisk/asterisk';
import { type Caller, placeCall } from '../support/asterisk/caller';
import { type Colleague, startColleague } from '../support/asterisk/colleague';
import { numbers } from '../support/asterisk/configuration/dialplan';
import { strengthInPage } from '../support/asterisk/heard-in-page';
import { waitUntilRecorded } from '../support/asterisk/recordings';
import { audible, makeTone, tones } from '../support/asterisk/tone';
import { waitUntil } from '../support/asterisk/wait-until';

test.describe.configure({ timeout: 120_000 });

let asterisk: Asterisk;
let app: App;
let colleague: Colleague | undefined;

test.beforeAll(async () => {
  asterisk = await startAsterisk();
  app = await launchAgent(asterisk, { policy: { recovery: { rejoinPrefix: numbers.rejoinPrefix } } });
  await becomeReady(app);
});
test.afterEach(async () => {
  for (const { callId } of (await app.state()).calls) await app.request('hangUp', { callId });
  await asterisk.cli('channel request hangup all');
  const left = await app.waitFor('no call is left', (state) => state.calls.length === 0 && state);
  const values = { topic: 'question', outcome: 'answered', summary: 'joined' };
  for (const { conversationId } of left.conversations) await app.request('finishForm', { conversationId, values });
  await app.waitFor('Ready again', ({ agent, conversations }) => agent.state.kind === 'ready' && conversations.length === 0);
  colleague?.dispose();
});
test.afterAll(async () => {
  await disposeApps();
  await asterisk.dispose();
});

interface Talk {
  readonly caller: Caller;
  readonly callId: string;
}

const anna = { displayName: 'Anna Example', number: '+36305550123' };
const bela = { displayName: 'Bela Example', number: '+36305550188', sound: makeTone(tones.secondCaller) };
const cleo = { displayName: 'Cleo Example', number: '+36305550199', sound: makeTone(tones.secondAgent) };

/** A caller whom the agent talks to; whoever was talked to before is on hold then. */
async function talk(who: typeof anna | typeof bela): Promise<Talk> {
  const caller = await placeCall(asterisk, { to: '1001', ...who });
  const { callId } = await app.waitFor('the call rings', ({ calls }) => calls.find(({ state }) => state === 'ringing'));
  await app.request('answer', { callId });
  await app.waitFor('they talk', ({ calls }) => calls.find((call) => call.callId === callId)?.state === 'talking');
  await waitUntilRecorded(asterisk, caller.recording, 'to', ['agent']);
  return { caller, callId };
}

const hears = ({ caller }: Talk, ...parties: Parameters<typeof waitUntilRecorded>[3][number][]) =>
  waitUntilRecorded(asterisk, caller.recording, 'to', parties);

async function agentHears({ callId }: Pick<Talk, 'callId'>, tone: number): Promise<void> {
  const voice = await app.voice();
  await waitUntil('the agent hears it', async () => (await strengthInPage(voice, tone, callId)) > audible);
}

/** Both are on the line, joined, and each hears the agent and the other, and not its own sound. */
async function joined(): Promise<readonly [Talk, Talk]> {
  const two = [await talk(anna), await talk(bela)] as const;
  await app.request('joinCalls', { callId: two[0].callId, otherId: two[1].callId });
  await expectTogether(...two);
  return two;
}

async function expectTogether(one: Talk, other: Talk): Promise<void> {
  await app.waitFor('the voice process says so', ({ calls }) =>
    [one, other].every(({ callId }) =>
      calls.some((call) => call.callId === callId && call.state === 'talking' && call.conference?.togetherSince !== undefined),
    ),
  );
  await hears(one, 'agent', 'secondCaller');
  await hears(other, 'agent', 'caller');
}

test('two callers who are joined: who hears whom from the first word until one of them leaves', async () => {
  const [first, second] = await joined();
  await test.step('nobody hears his own voice, and mute takes the agent away and nobody else', async () => {
    await agentHears(first, tones.caller);
    await agentHears(second, tones.secondCaller);
    await app.request('mute', { callId: first.callId, on: true });
    await hears(first, 'secondCaller');
    await hears(second, 'caller');
    await app.request('mute', { callId: second.callId, on: false });
    await expectTogether(first, second);
  });
  await test.step('hold is of both, who hear nothing of each other then, and all are together again afterwards', async () => {
    await app.request('hold', { callId: second.callId, on: true });
    await hears(first, 'musicOnHold');
    await hears(second, 'musicOnHold');
    await app.request('hold', { callId: first.callId, on: false });
    await expectTogether(first, second);
  });
  await test.step('split, one is talked to alone and the other one waits', async () => {
    await app.request('splitCalls', { callId: second.callId });
    await hears(second, 'agent');
    await hears(first, 'musicOnHold');
    await app.request('joinCalls', { callId: second.callId, otherId: first.callId });
    await expectTogether(first, second);
  });
  await test.step('when one leaves, the others go on as an ordinary call', async () => {
    await app.request('hangUp', { callId: first.callId });
    await hears(second, 'agent');
    await agentHears(second, tones.secondCaller);
    const { calls } = await app.waitFor('one call', (state) => state.calls.length === 1 && state);
    expect(calls[0]).toMatchObject({ callId: second.callId, state: 'talking' });
    expect(calls[0]).not.toHaveProperty('conference');
  });
});

test('a third caller who is answered waits for nobody and hears nobody but the agent', async () => {
  const [first, second] = await joined();
  const third = await talk(cleo);
  await hears(first, 'musicOnHold');
  await hears(second, 'musicOnHold');
  await hears(third, 'agent');
  await app.request('hold', { callId: first.callId, on: false });
  await expectTogether(first, second);
  await hears(third, 'musicOnHold');
});

test('a caller, an agent and the colleague who was asked, by keyboard and in words, until the two go on alone', async () => {
  const first = await talk(anna);
  colleague = await startColleague(asterisk, { answersAfterMs: 500 });
  const desk = await app.desk();
  await desk.keyboard.press('F6');
  await desk.keyboard.type(numbers.colleague);
  await desk.keyboard.press('Control+Enter');
  const asked = colleague.recording(numbers.colleague);
  await waitUntilRecorded(asterisk, asked, 'to', ['agent']);
  await desk.keyboard.press('Shift+F9');
  await expect(desk.getByText('You, Anna Example and 7001 all hear each other.').first()).toBeVisible();
  await hears(first, 'agent', 'secondAgent');
  await waitUntilRecorded(asterisk, asked, 'to', ['agent', 'caller']);
  await desk.keyboard.press('F8');
  await expect(desk.getByText('Anna Example and 7001 hear each other. You are muted: neither hears you.').first()).toBeVisible();
  await hears(first, 'secondAgent');
  await waitUntilRecorded(asterisk, asked, 'to', ['caller']);
  await desk.keyboard.press('F8');
  await hears(first, 'agent', 'secondAgent');
  await desk.keyboard.press('F6');
  await app.waitFor('the agent is at the form', (state) => state.calls.length === 0 && state.agent.state.kind === 'wrap-up');
  // what the caller hears then, this PBX does not record
  await waitUntilRecorded(asterisk, asked, 'to', ['caller']);
});

test('Shift F6 takes the colleague out, and the caller stays', async () => {
  const first = await talk(anna);
  colleague = await startColleague(asterisk);
  await app.request('askFirst', { callId: first.callId, target: numbers.colleague });
  const { callId: otherId } = await app.waitFor('the colleague talks', ({ calls }) =>
    calls.find(({ consultationFor, state }) => consultationFor === first.callId && state === 'talking'),
  );
  await app.request('joinCalls', { callId: first.callId, otherId });
  await agentHears({ callId: otherId }, tones.secondAgent);
  await hears(first, 'agent', 'secondAgent');
  await (await app.desk()).keyboard.press('Shift+F6');
  await hears(first, 'agent');
  await app.waitFor('one call', ({ calls }) => calls.length === 1 && calls[0]?.callId === first.callId && calls[0].state === 'talking');
});

test('the voice process dies in a conference, and all three are together again', async () => {
  const [first, second] = await joined();
  await app.killVoice();
  await app.waitFor('nobody is said to hear the other', ({ calls }) => !JSON.stringify(calls).includes('togetherSince'));
  await expectTogether(first, second);
});
