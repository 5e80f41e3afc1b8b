import { expect, type Page, test } from '@playwright/test';
import { type App, disposeApps } from '../support/app';
import { becomeReady, launchAgent } from '../support/asterisk/agent-app';
import { type Asterisk, startAsterisk } from '../support/asterisk/asterisk';
import { type Caller, placeCall } from '../support/asterisk/caller';
import { numbers } from '../support/asterisk/configuration/dialplan';
import { defaultOptions } from '../support/asterisk/configuration/options';
import { leadAddress } from '../support/asterisk/configuration/pjsip';
import { strengthInPage } from '../support/asterisk/heard-in-page';
import { readRecording, waitUntilRecorded } from '../support/asterisk/recordings';
import { audible, makeTone, measureTones, tones } from '../support/asterisk/tone';
import { waitUntil } from '../support/asterisk/wait-until';

test.describe.configure({ timeout: 120_000 });

let asterisk: Asterisk;
let app: App;
let desk: Page;

test.beforeAll(async () => {
  // without Opus, or the customer does not hear who joins: see docs/coaching.md
  const agents = defaultOptions.agents.map((agent) => ({ ...agent, codecs: 'ulaw,alaw' }));
  asterisk = await startAsterisk({ agents });
  app = await launchAgent(asterisk, { policy: { recovery: { rejoinPrefix: numbers.rejoinPrefix } } });
  desk = await app.desk();
  await becomeReady(app);
});
test.afterEach(async () => {
  for (const { callId } of (await app.state()).calls) await app.request('hangUp', { callId });
  await asterisk.cli('channel request hangup all');
  const left = await app.waitFor('no call is left', (state) => state.calls.length === 0 && state);
  expect(left.coach).toBe(null);
  const values = { topic: 'question', outcome: 'answered', summary: 'coached' };
  for (const { conversationId } of left.conversations) await app.request('finishForm', { conversationId, values });
  await app.waitFor('Ready again', ({ agent, conversations }) => agent.state.kind === 'ready' && conversations.length === 0);
});
test.afterAll(async () => {
  await disposeApps();
  await asterisk.dispose();
});

interface Talk {
  readonly customer: Caller;
  readonly callId: string;
}

async function talk(options: Partial<Parameters<typeof placeCall>[1]> = {}): Promise<Talk> {
  const customer = await placeCall(asterisk, { to: '1001', ...options });
  const { callId } = await app.waitFor('the call rings', ({ calls }) => calls.find(({ state }) => state === 'ringing'));
  await app.request('answer', { callId });
  await app.waitFor('they talk', ({ calls }) => calls.find((call) => call.callId === callId)?.state === 'talking');
  await waitUntilRecorded(asterisk, customer.recording, 'to', ['agent']);
  return { customer, callId };
}

/** A lead, whose tone is the second agent's, dials a feature code. */
function lead(mode: Parameters<typeof numbers.coach>[0], displayName = 'Anna Lead'): Promise<Caller> {
  const sound = makeTone(tones.secondAgent);
  return placeCall(asterisk, { to: numbers.coach(mode, '1001'), displayName, number: '1050', address: leadAddress, sound });
}

const sees = (words: string) => expect(desk.getByText(words, { exact: true })).toBeVisible();
const hears = (caller: Caller, ...parties: Parameters<typeof waitUntilRecorded>[3][number][]) =>
  waitUntilRecorded(asterisk, caller.recording, 'to', parties);

/**
 * What the phone of a customer who echoes has heard. Asterisk's recording of what it sends does not have in it what ChanSpy
 * puts into that.
 */
const hearsThere = (caller: Caller, ...parties: Parameters<typeof waitUntilRecorded>[3][number][]) =>
  waitUntilRecorded(asterisk, caller.recording, 'from', parties);

/** How much of the last five seconds of what this caller is sent has the lead's tone in it. A recorder is up to two seconds late. */
async function hearsWhisper({ recording }: Caller): Promise<'all' | 'some' | 'nothing'> {
  const windows = measureTones(await readRecording(asterisk, recording, 'to'), tones).slice(-50);
  const heard = windows.filter(({ strength }) => strength.secondAgent >= audible).length;
  if (heard === 0) return 'nothing';
  return heard === windows.length ? 'all' : 'some';
}

async function agentHears(callId: string, tone: number): Promise<void> {
  const voice = await app.voice();
  await waitUntil(`the agent hears ${tone} Hz`, async () => (await strengthInPage(voice, tone, callId)) > audible);
}

/** Counts the sounds in the agent's ear from now on that are as long as that of a coach who comes. */
async function countCues(): Promise<() => Promise<number>> {
  const voice = await app.voice();
  const counted = await voice.evaluateHandle(() => {
    const count = { plays: 0 };
    const onPlay = ({ target }: Event) => {
      if (target instanceof HTMLAudioElement && target.dataset.ringer === 'cue' && Math.abs(target.duration - 0.45) < 0.01)
        count.plays += 1;
    };
    document.addEventListener('playing', onPlay, true);
    return count;
  });
  return () => counted.evaluate(({ plays }) => plays);
}

test('a lead listens and whispers: the agent sees it by name, and hears the whisper and the customer', async () => {
  const cues = await countCues();
  const { customer, callId } = await talk();
  const listener = await lead('listening');
  await sees('Anna Lead listens');
  await hears(listener, 'caller', 'agent');
  await expect.poll(cues).toBe(1);
  await listener.hangUp();
  await app.waitFor('nobody is there', ({ coach }) => coach === null);

  const whisperer = await lead('whispering', 'Олена Лідер');
  await sees('Олена Лідер speaks to you; the customer does not hear it');
  await hears(whisperer, 'caller', 'agent');
  await agentHears(callId, tones.caller);
  await agentHears(callId, tones.secondAgent);
  await expect.poll(cues).toBe(2);
  await app.request('hangUp', { callId });
  await waitUntil('the customer is hung up', customer.hasEnded);
  await waitUntil('the lead is hung up with the call', whisperer.hasEnded);
});

test('the customer hears the lead who joins, not the one who whispers, and the sign goes with the lead', async () => {
  const { customer, callId } = await talk({ echoes: true });
  await hearsThere(customer, 'agent');
  const whisperer = await lead('whispering');
  await sees('Anna Lead speaks to you; the customer does not hear it');
  await agentHears(callId, tones.secondAgent);
  await hearsThere(customer, 'agent');
  await whisperer.hangUp();
  await app.waitFor('nobody is there', ({ coach }) => coach === null);

  const joiner = await lead('joined');
  await sees('Anna Lead is in the call; the customer hears it');
  await agentHears(callId, tones.secondAgent);
  await hearsThere(customer, 'agent', 'secondAgent');
  await joiner.hangUp();
  await expect(desk.getByText('Anna Lead has left.')).toHaveCount(1);
  await hearsThere(customer, 'agent');
});

test('in a conference a whisper is heard by one of the two, as the sign says', async () => {
  const first = await talk();
  const second = await talk({ displayName: 'Bela Example', number: '+36305550188', sound: makeTone(tones.secondCaller) });
  await app.request('joinCalls', { callId: first.callId, otherId: second.callId });
  await hears(first.customer, 'agent', 'secondCaller');
  await hears(second.customer, 'agent', 'caller');
  await lead('whispering');
  await sees('Anna Lead speaks to you; one of the others may hear it');
  await waitUntil('one of the two hears the whisper', async () => {
    const heard = await Promise.all([first, second].map(({ customer }) => hearsWhisper(customer)));
    return heard.includes('all') && heard.includes('nothing');
  });
});

test('the voice process dies: the caller comes back without the lead, and the sign goes', async () => {
  const { customer } = await talk();
  const joiner = await lead('joined');
  await sees('Anna Lead is in the call; the customer hears it');
  await app.killVoice();
  await app.waitFor('the caller is back', ({ notices }) => notices.some(({ kind }) => kind === 'voice-rejoined'));
  await app.waitFor('the sign has gone and the call has not', ({ coach, calls }) => coach === null && calls[0]?.state === 'talking');
  await waitUntil('the lead is hung up', joiner.hasEnded);
  await hears(customer, 'agent');
});

test('nobody but a lead gets in, a second one waits, and without a call there is nothing to hear', async () => {
  const nowhere = await lead('listening');
  await waitUntil('there is no call to listen to', nowhere.hasEnded);
  await app.request('dial', { target: numbers.coach('listening', '1002') });
  const refused = await app.waitFor('an agent does not get in', ({ recent: [call] }) => call?.number?.startsWith('*22') && call);
  expect(refused.cause).toBe('unknown-number');
  await talk();
  await lead('listening');
  await sees('Anna Lead listens');
  const second = await lead('joined', 'Bela Lead');
  await waitUntil('the second is refused', second.hasEnded);
  expect((await app.state()).coach).toMatchObject({ mode: 'listening', name: 'Anna Lead' });
});
