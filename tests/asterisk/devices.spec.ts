import { expect, test } from '@playwright/test';
import { disposeApps, launchApp } from '../support/app';
import { agentAppOptions, agentPolicy, becomeReady } from '../support/asterisk/agent-app';
import { placeCall } from '../support/asterisk/caller';
import { pbxOfFile } from '../support/asterisk/pbx-of-file';
import { readRecording, waitUntilRecorded } from '../support/asterisk/recordings';
import { audible, makeTone, measureTones, tones } from '../support/asterisk/tone';
import { noSoundServer, type SoundServer, startSoundServer } from '../support/devices/sound-server';

test.skip(noSoundServer !== undefined, noSoundServer);

const pbx = pbxOfFile();
let server: SoundServer;

test.beforeEach(async () => {
  server = await startSoundServer();
});
test.afterEach(async () => {
  await disposeApps();
  await server.dispose();
});

test('the microphone is pulled out in mid-call: the next of the list speaks, and the first again when it is back', async () => {
  await server.addSpeaker('Desk speaker');
  const headset = await server.addMicrophone('Headset', makeTone(tones.agent, { sampleRate: 48_000 }));
  await server.addMicrophone('Webcam', makeTone(tones.secondAgent, { sampleRate: 48_000 }));
  const devices = {
    ...(agentPolicy(pbx()).devices as object),
    microphone: ['Headset', 'Webcam'].map((label) => ({ label, deviceId: '' })),
  };
  const app = await launchApp({ ...(await agentAppOptions(pbx(), { policy: { devices } })), soundServer: server.address });
  await becomeReady(app);
  const { recording } = await placeCall(pbx(), { to: 'support' });
  const { callId } = await app.waitFor('the call rings', ({ calls }) => calls.find(({ state }) => state === 'ringing'));
  await app.request('answer', { callId });
  await waitUntilRecorded(pbx(), recording, 'to', ['agent']);

  await headset.unplug();
  await waitUntilRecorded(pbx(), recording, 'to', ['secondAgent']);
  const notice = await app.waitFor('the notice', ({ notices }) => notices.find(({ kind }) => kind === 'device-switched'));
  expect(notice.parameters).toEqual({ microphone: 'Webcam' });

  await headset.plugIn();
  await waitUntilRecorded(pbx(), recording, 'to', ['agent']);
  await app.waitFor('no notice', ({ notices }) => notices.every(({ kind }) => kind !== 'device-switched'));

  const windows = measureTones(await readRecording(pbx(), recording, 'to'), tones);
  const first = windows.findIndex(({ strength }) => strength.secondAgent >= audible);
  const lastBefore = windows.slice(0, first).findLastIndex(({ strength }) => strength.agent >= audible);
  expect((first - lastBefore) / 10).toBeLessThan(1);
});
