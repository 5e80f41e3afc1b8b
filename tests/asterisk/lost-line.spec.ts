import { expect, test } from '@playwright/test';
import type { App } from '../support/app';
import { launchAgent } from '../support/asterisk/agent-app';
import { type Caller, placeCall } from '../support/asterisk/caller';
import { numbers } from '../support/asterisk/configuration/dialplan';
import { followInPage, longestSilenceMs, strengthInPage } from '../support/asterisk/heard-in-page';
import { pbxOfFile } from '../support/asterisk/pbx-of-file';
import { readRecording, waitUntilRecorded } from '../support/asterisk/recordings';
import { sleep } from '../support/asterisk/sleep';
import { type Talk, talk } from '../support/asterisk/talk';
import { audible, longestGap, measureTones, tones } from '../support/asterisk/tone';
import { waitUntil } from '../support/asterisk/wait-until';
import { openWeakLine, type WeakLine } from '../support/asterisk/weak-line';
import { holdAndResume } from '../support/hold-and-resume';

/** Longer than what is taken for sleep. */
const sleepMs = 12_000;
/** Longer than it takes to notice that nothing passes any more. */
const listenMs = 9000;
const windowS = 0.1;
/** A busy PC may leave out that much; a call that loses its line loses all that follows. */
const hiccupMs = 500;

const pbx = pbxOfFile();
let line: WeakLine;
let app: App;

test.beforeAll(async () => {
  line = await openWeakLine(pbx().plan.httpPort);
  app = await launchAgent(pbx(), { server: line.url });
});
test.afterEach(async () => {
  for (const { conversationId } of (await app.state()).conversations)
    await app.request('finishForm', { conversationId, values: { topic: 'question', outcome: 'answered' } });
});
test.afterAll(() => line.close());

/** A call in which both hear each other. */
async function talkHere(): Promise<Talk> {
  const talking = await talk(app, pbx(), '1001');
  await expectHeard(talking.caller);
  return talking;
}

async function expectHeard(caller: Caller): Promise<void> {
  await waitUntilRecorded(pbx(), caller.recording, 'to', ['agent']);
  const voice = await app.voice();
  await waitUntil('the agent hears the caller', async () => (await strengthInPage(voice, tones.caller)) > audible);
}

const heardByCaller = async ({ recording }: Caller) =>
  measureTones(await readRecording(pbx(), recording, 'to'), { agent: tones.agent }, windowS);

async function becomesRegistered(since: number): Promise<void> {
  await app.waitFor('registered again', ({ line: now }) => now.kind === 'registered' && now.since >= since, 60_000);
}

async function expectCallerHungUp(): Promise<void> {
  await app.waitFor('the call is over', ({ calls }) => calls.length === 0);
  expect((await app.state()).recent[0]?.cause).toBe('hung-up-there');
}

test("the socket is cut in mid-call: the call can be held, and the customer's hang-up arrives", async () => {
  const { callId, caller } = await talkHere();
  const cutAt = Date.now();
  line.cut();
  await becomesRegistered(cutAt);
  await expectHeard(caller);
  await holdAndResume(app, callId);
  await caller.hangUp();
  await expectCallerHungUp();
});

test('nothing passes any more and nobody is told: the line is down on the desk, both are heard all the time, and the call can be held afterwards', async () => {
  const { callId, caller } = await talkHere();
  const before = await heardByCaller(caller);
  line.stall();
  const byAgent = followInPage(await app.voice(), tones.caller, Date.now() + listenMs);
  await app.waitFor('the line is down', ({ line: now }) => now.kind === 'down');
  await expect((await app.desk()).getByText('Line lost, reconnecting').first()).toBeVisible();
  expect(longestSilenceMs(await byAgent)).toBeLessThan(hiccupMs);
  await expectHeard(caller);
  const meanwhile = (await heardByCaller(caller)).slice(before.length);
  expect(meanwhile.length * windowS * 1000).toBeGreaterThan(listenMs / 2);
  expect(longestGap(meanwhile, 'agent', windowS) * 1000).toBeLessThan(hiccupMs);
  const mendedAt = Date.now();
  line.mend();
  await becomesRegistered(mendedAt);
  await expectHeard(caller);
  await holdAndResume(app, callId);
  await caller.hangUp();
  await expectCallerHungUp();
});

test('a customer who hangs up while nothing passes is gone when the line is back', async () => {
  const { caller } = await talkHere();
  line.stall();
  line.cut();
  await caller.hangUp();
  await app.waitFor('the line is down', ({ line: now }) => now.kind === 'down');
  const mendedAt = Date.now();
  line.mend();
  await becomesRegistered(mendedAt);
  await app.waitFor('the call is over', ({ calls }) => calls.length === 0);
});

test('the PC sleeps in a call: both hear each other again, and the call can be held', async () => {
  const { callId, caller } = await talkHere();
  await sleep(app, sleepMs);
  await expectHeard(caller);
  await holdAndResume(app, callId);
  await caller.hangUp();
  await expectCallerHungUp();
});

test('what was offered while the PC slept does not ring', async () => {
  await app.waitFor('registered', ({ line: now, calls }) => now.kind === 'registered' && calls.length === 0);
  const before = (await app.state()).recent.length;
  await sleep(app, sleepMs, async () => {
    await placeCall(pbx(), { to: '1001', hangsUpAfterMs: 4000 });
  });
  // what had come before this is worked off when somebody answers it; the line may just be proved
  await waitUntil('the call goes out', async () => (await app.request('dial', { target: numbers.tone(700) })).ok, { everyMs: 200 });
  const { callId } = await app.waitFor('they talk', ({ calls }) => calls.find(({ state }) => state === 'talking'));
  await app.request('hangUp', { callId });
  const { recent } = await app.waitFor('the call is over', (state) => state.calls.length === 0 && state);
  expect([recent.length, recent[0]?.callId]).toEqual([before + 1, callId]);
});
