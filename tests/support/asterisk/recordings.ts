import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Asterisk } from './asterisk';
import { readWav, type Sound } from './audio-file';
import { audible, measureTones, tones } from './tone';
import { waitUntil } from './wait-until';

/** What the PBX has recorded of a call so far: `from` what the caller said, `to` what the caller heard. */
export async function readRecording(asterisk: Asterisk, recording: string, direction: 'from' | 'to'): Promise<Sound> {
  const file = join(asterisk.recordings, `${recording}-${direction}.wav`);
  await waitUntil(`the recording ${recording}-${direction}`, () => existsSync(file));
  return readWav(await readFile(file));
}

type PartyName = keyof typeof tones;

/** A recorder that tells something else for this long is doubted. */
const doubtedAfterMs = 10_000;

/** Waits until the last half second of a recording has exactly these parties in it, and none of the others. */
export async function waitUntilRecorded(
  asterisk: Asterisk,
  recording: string,
  direction: 'from' | 'to',
  parties: readonly PartyName[],
): Promise<void> {
  try {
    await listenTo(asterisk, recording, direction, parties, { timeoutMs: doubtedAfterMs });
  } catch (error) {
    const anew = await recordAnew(asterisk, recording);
    if (anew === undefined) throw error;
    await listenTo(asterisk, anew, direction, parties);
  }
}

async function listenTo(
  asterisk: Asterisk,
  recording: string,
  direction: 'from' | 'to',
  parties: readonly PartyName[],
  timing: { readonly timeoutMs?: number } = {},
): Promise<void> {
  const names = Object.keys(tones) as PartyName[];
  let heard: PartyName[] = [];
  await waitUntil(
    `${parties.join(' and ') || 'silence'} in ${recording}-${direction}`,
    async () => {
      const windows = measureTones(await readRecording(asterisk, recording, direction), tones).slice(-5);
      heard = names.filter((name) => windows.some(({ strength }) => strength[name] >= audible));
      const isSteady = parties.every((name) => windows.every(({ strength }) => strength[name] >= audible));
      return windows.length > 0 && isSteady && heard.every((name) => parties.includes(name));
    },
    timing,
  ).catch((error: unknown) => {
    throw new Error(`Recorded instead: ${heard.join(' and ') || 'silence'}`, { cause: error });
  });
}

let anewCount = 0;

/**
 * Has the PBX record the same channel with a new recorder in place of the one there is, and answers its name. After an
 * attended transfer Asterisk 22 may go on recording silence of what it sends, though the packets have the sound in them:
 * the translation that all recorders of a channel share is still that of the codec before.
 */
async function recordAnew(asterisk: Asterisk, recording: string): Promise<string | undefined> {
  const channels = (await asterisk.cli('core show channels concise')).split('\n').map((line) => line.split('!')[0] ?? '');
  for (const channel of channels.filter((name) => name.startsWith('PJSIP/'))) {
    const variables = (await asterisk.cli(`core show channel ${channel}`)).split('\n');
    if (!variables.includes(`RECORDING=${recording}`)) continue;
    anewCount += 1;
    const name = `${recording}-anew-${anewCount}`;
    const file = `${asterisk.plan.directory}/spool/recordings/${name}`;
    await asterisk.cli(`mixmonitor stop ${channel}`);
    await new Promise((resolve) => setTimeout(resolve, 200)); // the next packets find it gone
    await asterisk.cli(`mixmonitor start ${channel} ,r(${file}-from.wav)t(${file}-to.wav)`);
    return name;
  }
  return undefined;
}
