import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type App, launchApp } from '../support/app';
import { writeWav } from '../support/asterisk/audio-file';
import { strengthInPage } from '../support/asterisk/heard-in-page';
import { audible, makeTone, tones } from '../support/asterisk/tone';
import { expectAccessible } from '../support/expect-accessible';
import { tabTo } from '../support/practice';
import { startRudePbx } from '../support/rude-pbx';

// they are long, and each starts a program of its own
test.describe.configure({ mode: 'parallel' });

let app: App;

test.afterEach(() => app.dispose());

/** As it comes from the microphone: nothing that would take a pure tone for noise. */
const plainSound = { noiseSuppression: false, echoCancellation: false, autoGainControl: false };

/** A program without settings on a PC whose microphone hears a tone. */
async function launchWithTone(): Promise<Page> {
  const userData = await mkdtemp(join(tmpdir(), 'firstline-first-run-'));
  const microphoneFile = join(userData, 'microphone.wav');
  await writeFile(microphoneFile, writeWav(makeTone(tones.agent, { sampleRate: 48_000 })));
  app = await launchApp({ policy: { interface: { language: 'en' }, devices: plainSound }, userData, microphoneFile });
  return app.desk();
}

/** What the person at the system's settings would do. */
function allowMicrophone(isAllowed: boolean) {
  return app.electron.evaluate(({ session }, allowed) => {
    session.defaultSession.setPermissionCheckHandler(() => allowed);
    session.defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(allowed));
  }, isAllowed);
}

test('the path is walked by keyboard alone, in the language that is chosen on it', async () => {
  app = await launchApp({ policy: {} });
  const desk = await app.desk();
  await expect(desk.getByRole('heading', { name: 'Welcome to Firstline' })).toBeFocused();
  await expectAccessible(desk);
  await desk.keyboard.press('Tab');
  await desk.keyboard.press('ArrowUp');
  await expect(desk.locator('html')).toHaveAttribute('lang', 'az');
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Firstline-a xoş gəlmisiniz');
  await desk.keyboard.press('ArrowDown');
  await expect(desk.locator('html')).toHaveAttribute('lang', 'en');
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('heading', { name: 'Check your headset' })).toBeFocused();
  await tabTo(desk, 'Back');
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('heading', { name: 'Welcome to Firstline' })).toBeFocused();
  await tabTo(desk, 'Next');
  await desk.keyboard.press('Enter');
  await tabTo(desk, 'Next');
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('heading', { name: 'How do you want to begin?' })).toBeFocused();
  await expectAccessible(desk);
  await tabTo(desk, 'Connect to my centre');
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('textbox', { name: 'Servers' })).toBeVisible();
});

test('the headset is checked before there is an account: level, echo, and nothing stays open afterwards', async () => {
  const desk = await launchWithTone();
  const voice = await app.voice();
  await desk.getByRole('button', { name: 'Next' }).click();
  await expect(desk.getByText('We hear you well.')).toBeVisible();
  await expect.poll(async () => Number(await desk.getByRole('meter').getAttribute('aria-valuenow'))).toBeGreaterThan(15);
  await expectAccessible(desk);

  await desk.getByRole('button', { name: 'Hear yourself' }).click();
  await expect(desk.getByText(/^Speak now\. Ends in/)).toBeVisible();
  await expect.poll(() => strengthInPage(voice, tones.agent)).toBeGreaterThan(audible);
  await desk.getByRole('button', { name: 'Stop' }).click();
  await expect(desk.getByRole('button', { name: 'Hear yourself' })).toBeVisible();
  expect(await voice.locator('audio[data-call-id]').count()).toBe(0);

  await desk.getByRole('button', { name: 'Play a sound' }).click();
  await expect
    .poll(() => voice.locator('audio[data-ringer=ringback]').evaluate((audio: HTMLAudioElement) => audio.currentTime))
    .toBeGreaterThan(0);
  await desk.getByRole('button', { name: 'Next' }).click();
  await app.waitFor('the microphone is closed', ({ microphone }) => microphone === 'closed');
});

test('a refused microphone is told in words, and found when it is allowed', async () => {
  const desk = await launchWithTone();
  await allowMicrophone(false);
  await desk.getByRole('button', { name: 'Next' }).click();
  await expect(desk.getByText('The system does not allow the microphone')).toBeVisible();
  await expect(desk.getByRole('button', { name: 'Go on without a microphone' })).toBeVisible();
  await expectAccessible(desk);
  await allowMicrophone(true);
  await desk.getByRole('button', { name: 'Look again' }).click();
  await expect(desk.getByText('We hear you well.')).toBeVisible();
});

test('to go on without a microphone is remembered, and real work does not heed it', async () => {
  const desk = await launchWithTone();
  await allowMicrophone(false);
  await desk.getByRole('button', { name: 'Next' }).click();
  await desk.getByRole('button', { name: 'Go on without a microphone' }).click();
  await expect(desk.getByRole('heading', { name: 'How do you want to begin?' })).toBeFocused();
  const { settings } = await app.request('readSettings', undefined);
  expect(settings.devices.withoutMicrophone).toBe(true);
  await desk.getByRole('button', { name: 'Back' }).click();
  await expect(desk.getByText('The system does not allow the microphone')).toBeVisible();
  expect((await app.state()).microphone).toBe('refused');
});

test('without a microphone the path leads into a practice call, and back to work that needs one', async () => {
  const desk = await launchWithTone();
  await allowMicrophone(false);
  await desk.getByRole('button', { name: 'Next' }).click();
  await desk.getByRole('button', { name: 'Go on without a microphone' }).click();
  await desk.getByRole('button', { name: 'Practice now' }).click();
  await app.waitFor('practice', ({ practice, line }) => practice !== null && line.kind === 'registered');
  await expect(desk.getByText('No microphone: callers hear nothing')).toBeVisible();
  await app.request('setReady', undefined);
  const { callId } = await app.waitFor('a caller', ({ calls }) => calls.find(({ state }) => state === 'ringing'));
  await app.request('answer', { callId });
  await app.waitFor('talking', ({ calls }) => calls.some(({ state }) => state === 'talking'));
  await app.request('hangUp', { callId });
  await app.waitFor('the end of the call', ({ calls }) => calls.length === 0);

  await desk.getByRole('button', { name: 'Language, look and settings' }).click();
  await desk.getByRole('menuitem', { name: 'End practice…' }).click();
  await desk.getByRole('button', { name: 'End practice' }).click();
  await expect(desk.getByRole('heading', { name: 'How do you want to begin?' })).toBeFocused();
  await desk.getByRole('button', { name: 'Back' }).click();
  await expect(desk.getByText('The system does not allow the microphone')).toBeVisible();
  expect((await app.state()).microphone).toBe('refused');
});

test('the sound is no longer listened to when the desk is gone', async () => {
  const desk = await launchWithTone();
  await desk.getByRole('button', { name: 'Next' }).click();
  await expect(desk.getByText('We hear you well.')).toBeVisible();
  await app.evaluateInDesk(`localStorage.setItem('first-run-step', 'language')`);
  await app.killDesk();
  await app.waitFor('the microphone is closed', ({ microphone }) => microphone === 'closed');
});

test('the connection is offered, and says in words why it cannot be made', async () => {
  app = await launchApp({ policy: { interface: { language: 'en' } } });
  const desk = await app.desk();
  await desk.getByRole('button', { name: 'Next' }).click();
  await desk.getByRole('button', { name: 'Next' }).click();
  await desk.getByRole('button', { name: 'Connect to my centre' }).click();
  await expectAccessible(desk);
  await desk.getByLabel('Servers').fill('ws://127.0.0.1:9/ws');
  await desk.getByLabel('User', { exact: false }).first().fill('1001');
  await desk.getByLabel('Domain').fill('pbx.example');
  await desk.getByRole('textbox', { name: 'Password' }).fill('open sesame');
  await desk.getByRole('button', { name: 'Connect', exact: true }).click();
  const line = await app.waitFor('the line is down', ({ line: now }) => now.kind === 'down' && now);
  expect(line.problem).toBe('unreachable');
  await expect(desk.getByText('No server answers at this address. Check the address and the network.')).toBeVisible();
});

test('a policy that leaves user and password to be typed holds from the start, and the connection leads to the desk', async () => {
  const pbx = await startRudePbx();
  app = await launchApp({
    policy: { account: { servers: [pbx.url], domain: 'pbx.example' }, interface: { language: 'en' }, recording: { mode: 'onDemand' } },
  });
  const desk = await app.desk();
  await desk.getByRole('button', { name: 'Next' }).click();
  await desk.getByRole('button', { name: 'Next' }).click();
  await desk.getByRole('button', { name: 'Connect to my centre' }).click();
  await expect(desk.getByLabel('Servers')).toHaveValue(pbx.url);
  await expect(desk.getByLabel('Servers')).toBeDisabled();
  await expect(desk.getByLabel('Domain')).toHaveValue('pbx.example');
  await expect(desk.getByText('Set by your administrator')).toHaveCount(2);
  await expectAccessible(desk);
  expect(await app.state()).toMatchObject({ recording: { mode: 'onDemand' }, notices: [] });

  await desk.getByLabel('User', { exact: false }).first().fill('1001');
  await desk.getByRole('textbox', { name: 'Password' }).fill('open sesame');
  await desk.getByRole('button', { name: 'Connect', exact: true }).click();
  await app.waitFor('the phone rests until its agent is ready', ({ line }) => line.kind === 'off' && line.server === pbx.url);
  await expect(desk.getByText('Signed out while not ready').first()).toBeVisible();
  await expect(desk.getByRole('button', { name: 'Connect', exact: true })).toBeHidden();
  await pbx.close();
});

test('the interface speaks the language that is asked for', async () => {
  app = await launchApp({ policy: { interface: { language: 'hu' } } });
  const desk = await app.desk();
  await expect(desk.locator('html')).toHaveAttribute('lang', 'hu');
  await expect(desk.getByRole('heading').first()).toHaveText('Üdvözli a Firstline');
});
