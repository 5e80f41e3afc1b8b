import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Asterisk } from './asterisk';
import { readWav, type Sound } from './audio-file';
import { waitUntil } from './wait-until';

/** What the PBX has recorded of a call so far: `from` what the caller said, `to` what the caller heard. */
export async function readRecording(asterisk: Asterisk, recording: string, direction: 'from' | 'to'): Promise<Sound> {
  const file = join(asterisk.recordings, `${recording}-${direction}.wav`);
  await waitUntil(`the recording ${recording}-${direction}`, () => existsSync(file));
  return readWav(await readFile(file));
}

/** The last seconds of a sound. */
export function lastSeconds({ sampleRate, samples }: Sound, seconds: number): Sound {
  return { sampleRate, samples: samples.subarray(Math.max(0, samples.length - Math.round(seconds * sampleRate))) };
}
