import { expect, type Page, test } from '@playwright/test';
import { disposeApps } from '../support/app';
import { becomeReady, launchAgent } from '../support/asterisk/agent-app';
import { placeCall } from '../support/asterisk/caller';
import { startColleague } from '../support/asterisk/colleague';
import { numbers } from '../support/asterisk/configuration/dialplan';
import { strengthInPage } from '../support/asterisk/heard-in-page';
import { pbxOfFile } from '../support/asterisk/pbx-of-file';
import { readRecording, waitUntilRecorded } from '../support/asterisk/recordings';
import { audible, makeTone, measureTones, tones } from '../support/asterisk/tone';
import { waitUntil } from '../support/asterisk/wait-until';

const pbx = pbxOfFile();

test.afterEach(disposeApps);

/** Two outputs of the fake devices: where callers are heard, and where it rings. */
const ear = 'Fake Audio Output 1';
const room = 'Fake Audio Output 2';

/** Labels of the devices on which the elements that play just now are heard. */
function playedOn(voice: Page, elements: string): Promise<string[]> {
  return voice.evaluate(async (selector) => {
    const devices = await navigator.mediaDevices.enumerateDevices();
    const playing = [...document.querySelectorAll<HTMLAudioElement>(selector)].filter((audio) => !audio.paused);
    return playing.map((audio) => devices.find(({ deviceId }) => deviceId === audio.sinkId)?.label ?? 'default');
  }, elements);
}

test('a second caller knocks in the ear alone; the answer holds the first, and nobody hears what is not for them', async () => {
  const devices = { noiseSuppression: false, echoCancellation: false, autoGainControl: false, speaker: ear, ringer: room };
  const app = await launchAgent(pbx(), { policy: { devices } });
  const desk = await app.desk();
  const voice = await app.voice();
  await becomeReady(app);

  const first = await placeCall(pbx(), { to: 'support', displayName: 'Anna Example' });
  const { callId: firstId } = await app.waitFor('it rings', ({ calls }) => calls.find(({ state }) => state === 'ringing'));
  await waitUntil('the ring sounds in the room', async () => (await playedOn(voice, '[data-ringer=ring]')).join() === room);
  await desk.keyboard.press('F2');
  await app.waitFor('they talk', ({ calls }) => calls[0]?.state === 'talking');
  await waitUntilRecorded(pbx(), first.recording, 'to', ['agent']);

  const sound = makeTone(tones.secondCaller);
  const second = await placeCall(pbx(), { to: '1001', number: '+36305550188', displayName: 'Bela Example', sound });
  await app.waitFor('the second call rings', ({ calls }) => calls.some(({ state }) => state === 'ringing'));
  await expect(desk.getByText('Bela Example').first()).toBeVisible();
  await expect((await app.popup()).getByRole('heading')).toHaveText('Bela Example');
  await waitUntil('the knock sounds in the ear', async () => (await playedOn(voice, '[data-ringer=knock]')).join() === ear);
  expect(await playedOn(voice, '[data-ringer=ring]')).toEqual([]);
  await waitUntil('the knock is heard', async () => (await loudestKnock(voice)) > audible);
  expect((await app.state()).calls.map(({ state }) => state)).toEqual(['talking', 'ringing']);
  await waitUntilRecorded(pbx(), first.recording, 'to', ['agent']);

  await desk.keyboard.press('F2');
  await app.waitFor('the first is held', ({ calls }) => calls.map(({ state }) => state).join() === 'held,talking');
  await waitUntilRecorded(pbx(), first.recording, 'to', ['musicOnHold']);
  await waitUntilRecorded(pbx(), second.recording, 'to', ['agent']);
  await waitUntil('the second is heard', async () => (await strengthInPage(voice, tones.secondCaller)) > audible);
  expect(await strengthInPage(voice, tones.caller)).toBeLessThan(audible);
  expect(await playedOn(voice, '[data-ringer=knock]')).toEqual([]);

  await second.hangUp();
  await app.waitFor('the second is gone', ({ calls }) => calls.length === 1);
  await app.request('hold', { callId: firstId, on: false });
  await waitUntilRecorded(pbx(), first.recording, 'to', ['agent']);
  await app.request('hangUp', { callId: firstId });
  await waitUntil('the first caller is hung up', first.hasEnded);
});

test('whoever picks up while the agent talks to a caller who was taken meanwhile waits on hold, and never hears the agent', async () => {
  const app = await launchAgent(pbx());
  await becomeReady(app);
  const colleague = await startColleague(pbx(), { answersAfterMs: 6000 });
  try {
    await app.request('dial', { target: numbers.colleague });
    await app.waitFor('it rings there', ({ calls: [call] }) => call?.state === 'dialling' && call.isRingingThere);
    const caller = await placeCall(pbx(), { to: '1001', displayName: 'Anna Example' });
    const { callId } = await app.waitFor('it rings here', ({ calls }) => calls.find(({ state }) => state === 'ringing'));
    await app.request('answer', { callId });
    await app.waitFor('the caller is talked to', ({ calls }) => calls.map(({ state }) => state).join() === 'dialling,talking');
    await app.waitFor('the dialled one waits', ({ calls }) => calls.map(({ state }) => state).join() === 'held,talking');
    const heardThere = colleague.recording(numbers.colleague);
    await waitUntilRecorded(pbx(), heardThere, 'to', ['musicOnHold']);
    await waitUntilRecorded(pbx(), caller.recording, 'to', ['agent']);
    const windows = measureTones(await readRecording(pbx(), heardThere, 'to'), tones);
    expect(windows.filter(({ strength }) => strength.agent >= audible)).toEqual([]);
  } finally {
    colleague.dispose();
  }
});

/** The loudest moment of two seconds of the knock's own sound, as it leaves its element. */
function loudestKnock(voice: Page): Promise<number> {
  return voice.evaluate(async () => {
    const knock = document.querySelector<HTMLAudioElement & { captureStream(): MediaStream }>('[data-ringer=knock]');
    if (!knock) return 0;
    const context = new AudioContext();
    try {
      const analyser = new AnalyserNode(context, { fftSize: 2048 });
      context.createMediaStreamSource(knock.captureStream()).connect(analyser);
      const samples = new Float32Array(analyser.fftSize);
      let loudest = 0;
      for (let look = 0; look < 200; look += 1) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        analyser.getFloatTimeDomainData(samples);
        loudest = Math.max(loudest, ...samples.map(Math.abs));
      }
      return loudest;
    } finally {
      await context.close();
    }
  });
}
