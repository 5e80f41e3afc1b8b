import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { readRecording } from '../../src/main/recordings/recording-reader';
import type { App } from './app';
import type { Sound } from './asterisk/audio-file';

/** A call as the product has recorded it, both sides for themselves. */
export interface RecordedCall {
  readonly agent: Sound;
  readonly customer: Sound;
  readonly lengthS: number;
}

/** Names of the recordings in the program's folder. */
export async function listRecordings(app: App): Promise<string[]> {
  const names = await readdir(join(app.userData, 'recordings')).catch(() => []);
  return names.map((name) => name.replace(/\.rec$/, ''));
}

/** The sound of a recording as the product reads it, with the key out of the program's key store. */
export async function readRecordedSound(app: App, recordingId: string): Promise<Buffer> {
  const secrets = JSON.parse(await readFile(join(app.userData, 'secrets.json'), 'utf8')) as Record<string, string>;
  const key = await app.electron.evaluate(
    ({ safeStorage }, encrypted) => safeStorage.decryptString(Buffer.from(encrypted, 'base64')),
    secrets['recording-key'] ?? '',
  );
  const reader = await readRecording(join(app.userData, 'recordings', `${recordingId}.rec`), Buffer.from(key, 'hex'), recordingId);
  if (!reader) throw new Error('There is no such recording');
  try {
    return await reader.read(0, reader.soundBytes);
  } finally {
    await reader.close();
  }
}

/** Decodes a recording in a page, to 8 kHz. */
export async function decodeRecording(page: Page, sound: Buffer): Promise<RecordedCall> {
  const sampleRate = 8000;
  const channels = await page.evaluate(
    async ([base64, rate]) => {
      const context = new OfflineAudioContext(2, 1, rate);
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const decoded = await context.decodeAudioData(bytes.buffer);
      return Array.from({ length: decoded.numberOfChannels }, (_, channel) => [...decoded.getChannelData(channel)]);
    },
    [sound.toString('base64'), sampleRate] as const,
  );
  const [agent = [], customer = []] = channels.map((samples) => Float32Array.from(samples));
  return {
    agent: { sampleRate, samples: Float32Array.from(agent) },
    customer: { sampleRate, samples: Float32Array.from(customer) },
    lengthS: agent.length / sampleRate,
  };
}
