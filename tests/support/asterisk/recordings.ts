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

/** Waits until the last half second of a recording has exactly these parties in it, and none of the others. */
export async function waitUntilRecorded(
  asterisk: Asterisk,
  recording: string,
  direction: 'from' | 'to',
  parties: readonly PartyName[],
): Promise<void> {
  const names = Object.keys(tones) as PartyName[];
  let heard: PartyName[] = [];
  await waitUntil(`${parties.join(' and ') || 'silence'} in ${recording}-${direction}`, async () => {
    const windows = measureTones(await readRecording(asterisk, recording, direction), tones).slice(-5);
    heard = names.filter((name) => windows.some(({ strength }) => strength[name] >= audible));
    const isSteady = parties.every((name) => windows.every(({ strength }) => strength[name] >= audible));
    return windows.length > 0 && isSteady && heard.every((name) => parties.includes(name));
  }).catch((error: unknown) => {
    throw new Error(`Recorded instead: ${heard.join(' and ') || 'silence'}`, { cause: error });
  });
}
