import { launchApp } from '../../tests/support/app';
import { agentAppOptions, agentPolicy, becomeReady } from '../../tests/support/asterisk/agent-app';
import { type Asterisk, startAsterisk } from '../../tests/support/asterisk/asterisk';
import { placeCall } from '../../tests/support/asterisk/caller';
import { readRecording } from '../../tests/support/asterisk/recordings';
import { audible, longestGap, makeTone, measureTones, type ToneWindow, tones } from '../../tests/support/asterisk/tone';
import { waitUntil } from '../../tests/support/asterisk/wait-until';
import { noSoundServer, startSoundServer, type VirtualMicrophone, type VirtualSpeaker } from '../../tests/support/devices/sound-server';
import { type Figure, makeFigure } from '../figure';

const pulls = 20;
/** Long enough that both tones have whole periods in it. */
const windowMs = 20;
const steadyWindows = 10;

type Speaking = 'agent' | 'secondAgent';

/**
 * How long one does not hear the other when a device is pulled out in mid-call, or another microphone is chosen: the
 * caller's side as the PBX has recorded it, the agent's side at the speaker that takes over.
 */
export async function measure(): Promise<readonly Figure[]> {
  if (noSoundServer) throw new Error(noSoundServer);
  const asterisk = await startAsterisk();
  const server = await startSoundServer();
  const headsetSpeaker = await server.addSpeaker('Headset speaker');
  const deskSpeaker = await server.addSpeaker('Desk speaker');
  const headset = await server.addMicrophone('Headset', makeTone(tones.agent, { sampleRate: 48_000 }));
  await server.addMicrophone('Webcam', makeTone(tones.secondAgent, { sampleRate: 48_000 }));
  const plain = agentPolicy(asterisk).devices as object;
  const options = await agentAppOptions(asterisk, { policy: { devices: undefined } }); // which are chosen by the agent here
  const app = await launchApp({ ...options, soundServer: server.address });
  const { settings } = await app.request('readSettings', undefined);
  const choose = async (...microphones: string[]): Promise<void> => {
    const microphone = listOf(microphones);
    const speaker = listOf(['Headset speaker', 'Desk speaker']);
    await app.request('setDevices', { ...settings.devices, ...plain, noiseSuppression: 'off', microphone, speaker });
  };
  await choose('Headset', 'Webcam');
  await becomeReady(app);
  const { recording, vanish } = await placeCall(asterisk, { to: 'support', hangsUpAfterMs: 1_200_000 });
  const { callId } = await app.waitFor('it rings', ({ calls }) => calls.find(({ state }) => state === 'ringing'));
  await app.request('answer', { callId });
  const caller = listenAsCaller(asterisk, recording);
  await caller.hears('agent');

  const pulled = await measurePulls(headset, caller);
  const chosen = await measureChoices(choose, caller);
  const speakerPulled = await measureSpeakerPulls(headsetSpeaker, deskSpeaker);
  vanish();
  await app.dispose();
  await server.dispose();
  await asterisk.dispose();
  return [
    makeFigure(`unplug: microphone pulled -> the next is heard, ${pulls} pulls`, 'ms', pulled, { worst: 500 }),
    makeFigure(`unplug: another microphone chosen -> it is heard, ${pulls} times`, 'ms', chosen, { worst: 200 }),
    makeFigure(`unplug: speaker pulled -> the caller is heard from the next, ${pulls} pulls`, 'ms', speakerPulled, { worst: 500 }),
  ];
}

function listOf(labels: readonly string[]) {
  return labels.map((label) => ({ label, deviceId: '' }));
}

interface CallersEar {
  /** Waits until one microphone is heard and goes on to be. */
  hears(party: Speaking): Promise<void>;
  /** Waits until another microphone is heard, and answers for how long on end neither was, ms; `change` makes it so. */
  gapTo(party: Speaking, from: Speaking, change: () => Promise<void>): Promise<number>;
}

function listenAsCaller(asterisk: Asterisk, recording: string): CallersEar {
  const windows = async (): Promise<ToneWindow<keyof typeof tones>[]> =>
    measureTones(await readRecording(asterisk, recording, 'to'), tones, windowMs / 1000);
  const hears = async (party: Speaking): Promise<void> => {
    await waitUntil(`the caller hears ${party}`, async () => {
      const newest = (await windows()).slice(-steadyWindows);
      return newest.length === steadyWindows && newest.every(({ strength }) => strength[party] >= audible);
    });
  };
  return {
    hears,
    async gapTo(party, from, change) {
      const before = (await windows()).length;
      await change();
      await hears(party);
      // the system may have put the next in the place of a pulled one before the program has: that is no end of the gap
      const since = (await windows()).slice(before);
      const either = since.map(({ atS, strength }) => ({ atS, strength: { either: Math.max(strength[party], strength[from]) } }));
      return longestGap(either, 'either', windowMs / 1000) * 1000;
    },
  };
}

async function measurePulls(headset: VirtualMicrophone, caller: CallersEar): Promise<number[]> {
  const gapsMs: number[] = [];
  for (let pull = 0; pull < pulls; pull += 1) {
    gapsMs.push(await caller.gapTo('secondAgent', 'agent', () => headset.unplug()));
    await headset.plugIn();
    await caller.hears('agent');
  }
  return gapsMs;
}

async function measureChoices(choose: (...microphones: string[]) => Promise<void>, caller: CallersEar): Promise<number[]> {
  const gapsMs: number[] = [];
  for (let change = 0; change < pulls; change += 2) {
    gapsMs.push(await caller.gapTo('secondAgent', 'agent', () => choose('Webcam', 'Headset')));
    gapsMs.push(await caller.gapTo('agent', 'secondAgent', () => choose('Headset', 'Webcam')));
  }
  return gapsMs;
}

async function measureSpeakerPulls(pulled: VirtualSpeaker, next: VirtualSpeaker): Promise<number[]> {
  const moments = next.follow(tones.caller);
  const isHeard = () => (moments.at(-1)?.strength ?? 0) >= audible;
  const gapsMs: number[] = [];
  for (let pull = 0; pull < pulls; pull += 1) {
    await waitUntil('the next speaker is silent', () => moments.length > 0 && !isHeard());
    const pulledAt = Date.now();
    await pulled.unplug();
    await waitUntil('the next speaker plays', isHeard);
    gapsMs.push((moments.find(({ at, strength }) => at >= pulledAt && strength >= audible)?.at ?? Number.NaN) - pulledAt);
    await pulled.plugIn();
  }
  return gapsMs;
}
