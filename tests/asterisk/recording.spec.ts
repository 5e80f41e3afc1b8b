import { expect, test } from '@playwright/test';
import { type App, disposeApps } from '../support/app';
import { becomeReady, launchAgent } from '../support/asterisk/agent-app';
import { type Caller, placeCall } from '../support/asterisk/caller';
import { strengthInPage } from '../support/asterisk/heard-in-page';
import { pbxOfFile } from '../support/asterisk/pbx-of-file';
import { readRecording, waitUntilRecorded } from '../support/asterisk/recordings';
import { audible, measureTones, secondsHeard, tones } from '../support/asterisk/tone';
import { waitUntil } from '../support/asterisk/wait-until';
import { decodeRecording, listRecordings, readRecordedSound } from '../support/recorded-calls';
import { startUploadServer, type UploadServer } from '../support/upload-server';

test.describe.configure({ timeout: 120_000 });

const pbx = pbxOfFile();
let server: UploadServer;

test.beforeAll(async () => {
  server = await startUploadServer();
});
test.afterAll(() => server.dispose());

test.afterEach(disposeApps);

/** A call in which both are heard, of an agent whose PC records as the policy says. */
async function talk(recording: Readonly<Record<string, unknown>>, user: string): Promise<{ app: App; callId: string; caller: Caller }> {
  const app = await launchAgent(pbx(), {
    user,
    policy: { recording, security: { pinnedCertificates: [pbx().fingerprint, server.fingerprint] } },
    hasKeyStore: true,
  });
  await becomeReady(app);
  const caller = await placeCall(pbx(), { to: 'support', number: '+36305550123' });
  const { callId } = await app.waitFor('the call rings', ({ calls }) => calls.find(({ state }) => state === 'ringing'));
  await app.request('answer', { callId });
  await app.waitFor('they talk', ({ calls }) => calls[0]?.state === 'talking');
  const voice = await app.voice();
  await waitUntil('the caller is heard', async () => (await strengthInPage(voice, tones.caller)) > audible);
  await waitUntilRecorded(pbx(), caller.recording, 'to', ['agent']);
  return { app, callId, caller };
}

async function onlyRecording(app: App): Promise<string> {
  const recordings = await listRecordings(app);
  expect(recordings).toHaveLength(1);
  return recordings[0] ?? '';
}

/** A moment of the call as long as it has to be for there to be something to measure. */
const aMoment = 3000;

test('a call is recorded from its first word, each side for itself, and a pause leaves nothing of either', async () => {
  const { app, callId, caller } = await talk({ mode: 'always', beepEveryS: 5, uploadUrl: server.url }, '1001');
  expect((await app.state()).recording).toEqual({ mode: 'always', calls: { [callId]: 'on' } });
  await app.request('record', { callId, on: false });
  expect((await app.state()).recording.calls[callId]).toBe('on');

  await app.request('pauseRecording', { callId, on: true });
  const desk = await app.desk();
  await expect(desk.getByText('Recording paused')).toBeVisible();
  await new Promise((resolve) => setTimeout(resolve, aMoment));
  await app.request('pauseForField', { conversationId: callId, on: true });
  await app.request('pauseRecording', { callId, on: false });
  expect((await app.state()).recording.calls[callId]).toBe('paused-by-field');
  await app.request('pauseForField', { conversationId: callId, on: false });
  await expect(desk.getByText('Recording', { exact: true })).toBeVisible();
  await new Promise((resolve) => setTimeout(resolve, aMoment));
  await app.request('hangUp', { callId });
  await waitUntil('the caller is hung up', caller.hasEnded);
  await app.waitFor('it is over', ({ recent }) => recent[0]?.callId === callId && recent[0].isRecorded === true);

  const recordingId = await onlyRecording(app);
  const { agent, customer, lengthS } = await waitUntil('the whole recording', async () => {
    const recorded = await decodeRecording(desk, await readRecordedSound(app, recordingId));
    return recorded.lengthS > (2 * aMoment) / 1000 && recorded;
  });
  const heard = { agent: measureTones(agent, { ...tones, beep: 1400 }), customer: measureTones(customer, { ...tones, beep: 1400 }) };
  const silent = heard.agent.filter(({ strength }) => strength.agent < audible).length / 10;
  expect(secondsHeard(heard.agent, 'agent')).toBeGreaterThan(3);
  expect(secondsHeard(heard.customer, 'caller')).toBeGreaterThan(3);
  expect([secondsHeard(heard.agent, 'caller'), secondsHeard(heard.customer, 'agent'), secondsHeard(heard.customer, 'beep')]).toEqual([
    0, 0, 0,
  ]);
  expect(secondsHeard(heard.agent, 'beep')).toBeGreaterThan(0.2);
  expect(silent).toBeGreaterThanOrEqual(aMoment / 1000 - 0.2);
  // both at once, and nothing else either
  const inPause = heard.agent.flatMap(({ strength }, index) => (strength.agent < audible / 3 ? [index] : []));
  const quietest = inPause.map((index) => heard.customer[index]?.strength.caller ?? 0).toSorted((one, other) => one - other);
  expect(quietest[Math.floor(quietest.length / 2)]).toBeLessThan(0.001);
  expect(lengthS).toBeLessThan(60);
  const heardThere = measureTones(await readRecording(pbx(), caller.recording, 'to'), { beep: 1400 });
  expect(secondsHeard(heardThere, 'beep')).toBeGreaterThan(0.2);

  const whole = await readRecordedSound(app, recordingId);
  const there = await waitUntil('the upload', async () => {
    const uploads = await server.uploads();
    return uploads.get(recordingId)?.length === whole.length && uploads;
  });
  expect([there.size, there.get(recordingId)?.equals(whole)]).toEqual([1, true]);
});

test('the program is killed in mid-call: all but the last moment of the recording is there', async () => {
  const { app, callId, caller } = await talk({ mode: 'onDemand' }, '1002');
  expect((await app.state()).recording).toEqual({ mode: 'onDemand', calls: {} });
  const desk = await app.desk();
  await desk.keyboard.press('Control+F8');
  await app.waitFor('it is recorded', ({ recording }) => recording.calls[callId] === 'on');
  const since = Date.now();
  await new Promise((resolve) => setTimeout(resolve, 2 * aMoment));
  const lengthS = (Date.now() - since) / 1000;
  await app.kill();
  caller.vanish();

  const again = await launchAgent(pbx(), {
    user: '1002',
    policy: { recording: { mode: 'onDemand' } },
    userData: app.userData,
    hasKeyStore: true,
  });
  const recorded = await decodeRecording(await again.desk(), await readRecordedSound(again, await onlyRecording(again)));
  expect(recorded.lengthS).toBeGreaterThan(lengthS - 2.2);
  expect(secondsHeard(measureTones(recorded.agent, tones), 'agent')).toBeGreaterThan(lengthS - 2.5);
  expect(secondsHeard(measureTones(recorded.customer, tones), 'caller')).toBeGreaterThan(lengthS - 2.5);
});

test('without a key store nothing is recorded, the agent is told, and the call goes on', async () => {
  const app = await launchAgent(pbx(), { user: '1009', policy: { recording: { mode: 'always' } } });
  test.skip(await app.electron.evaluate(({ safeStorage }) => safeStorage.isEncryptionAvailable()), 'this system has a key store');
  await becomeReady(app);
  const caller = await placeCall(pbx(), { to: 'sales', number: '+36305550123' });
  const { callId } = await app.waitFor('the call rings', ({ calls }) => calls.find(({ state }) => state === 'ringing'));
  await app.request('answer', { callId });
  await app.waitFor('it is not recorded', ({ recording }) => recording.calls[callId] === 'failed');
  const desk = await app.desk();
  await expect(desk.getByText('This call is not recorded')).toBeVisible();
  await waitUntilRecorded(pbx(), caller.recording, 'to', ['agent']);
  expect(await listRecordings(app)).toEqual([]);
  await app.request('hangUp', { callId });
  await waitUntil('the caller is hung up', caller.hasEnded);
});
