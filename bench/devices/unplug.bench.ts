import { launchApp } from '../../tests/support/app';
import { agentAppOptions, agentPolicy, becomeReady } from '../../tests/support/asterisk/agent-app';
import { startAsterisk } from '../../tests/support/asterisk/asterisk';
import { placeCall } from '../../tests/support/asterisk/caller';
import { readRecording } from '../../tests/support/asterisk/recordings';
import { audible, makeTone, measureTones, type ToneWindow, tones } from '../../tests/support/asterisk/tone';
import { waitUntil } from '../../tests/support/asterisk/wait-until';
import { noSoundServer, startSoundServer } from '../../tests/support/devices/sound-server';
import { type Figure, makeFigure } from '../figure';

const pulls = 20;
/** Long enough that both tones have whole periods in it. */
const windowMs = 20;

/** How long the caller hears nobody when the microphone is pulled out in mid-call, as the PBX has recorded it. */
export async function measure(): Promise<readonly Figure[]> {
  if (noSoundServer) throw new Error(noSoundServer);
  const asterisk = await startAsterisk();
  const server = await startSoundServer();
  await server.addSpeaker('Desk speaker');
  const headset = await server.addMicrophone('Headset', makeTone(tones.agent, { sampleRate: 48_000 }));
  await server.addMicrophone('Webcam', makeTone(tones.secondAgent, { sampleRate: 48_000 }));
  const microphone = ['Headset', 'Webcam'].map((label) => ({ label, deviceId: '' }));
  const policy = { devices: { ...(agentPolicy(asterisk).devices as object), microphone } };
  const app = await launchApp({ ...(await agentAppOptions(asterisk, { policy })), soundServer: server.address });
  await becomeReady(app);
  const { recording } = await placeCall(asterisk, { to: 'support', hangsUpAfterMs: 600_000 });
  const { callId } = await app.waitFor('it rings', ({ calls }) => calls.find(({ state }) => state === 'ringing'));
  await app.request('answer', { callId });

  const windows = async (): Promise<ToneWindow<keyof typeof tones>[]> =>
    measureTones(await readRecording(asterisk, recording, 'to'), tones, windowMs / 1000);
  const hears = (party: 'agent' | 'secondAgent') =>
    waitUntil(`the caller hears ${party}`, async () => (await windows()).slice(-10).every(({ strength }) => strength[party] >= audible));

  await hears('agent');
  const gapsMs: number[] = [];
  for (let pull = 0; pull < pulls; pull += 1) {
    const from = (await windows()).length;
    await headset.unplug();
    await hears('secondAgent');
    const since = (await windows()).slice(from);
    const next = since.findIndex(({ strength }) => strength.secondAgent >= audible);
    const last = since.slice(0, next).findLastIndex(({ strength }) => strength.agent >= audible);
    gapsMs.push((next - last - 1) * windowMs);
    await headset.plugIn();
    await hears('agent');
  }
  await app.dispose();
  await server.dispose();
  await asterisk.dispose();
  return [makeFigure(`unplug: microphone pulled -> the next is heard, ${pulls} pulls`, 'ms', gapsMs, { worst: 500 })];
}
