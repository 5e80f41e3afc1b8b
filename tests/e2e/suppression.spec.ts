import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type App, launchApp } from '../support/app';
import { type Sound, writeWav } from '../support/asterisk/audio-file';
import { waitUntil } from '../support/asterisk/wait-until';
import { makeSpoken } from '../support/spoken';

/** How much more of a typing's level strong takes away, dB. Standard's own part varies: it learns the noise. */
const muchDb = 20;

let app: App;
test.afterEach(() => app.dispose());

/** Somebody who speaks now and then, while a loud keyboard is typed on all the time, eight strokes a second. */
function makeSpokenOverTyping(): Sound {
  const { samples, sampleRate } = makeSpoken({ sampleRate: 48_000 });
  let seed = 1;
  return {
    sampleRate,
    samples: samples.map((spoken, index) => {
      seed = (seed * 48_271) % 2_147_483_647;
      const sinceStrokeS = (index % (sampleRate / 8)) / sampleRate;
      return spoken + (seed / 1_073_741_823.5 - 1) * 0.5 * Math.exp(-sinceStrokeS / 0.008);
    }),
  };
}

/** How loud pauses and words of the next four seconds are, dBFS, in what a caller would be sent: its lowest fifth, its loudest moment. */
async function measureSent(): Promise<{ pauseDb: number; speechDb: number }> {
  const levels = await (await app.desk()).evaluate<number[]>(`new Promise((resolve) => {
    const heard = [];
    const stop = window.firstline.on.soundLevel(({ rmsDb }) => {
      if (heard.push(rmsDb) < 40) return;
      stop();
      resolve(heard);
    });
  })`);
  const sorted = levels.toSorted((one, other) => one - other);
  return { pauseDb: sorted[Math.floor(sorted.length / 5)] ?? Number.NaN, speechDb: Math.max(...levels) };
}

test('strong noise suppression takes the typing away that standard lets through, and leaves the voice', async () => {
  const userData = await mkdtemp(join(tmpdir(), 'firstline-suppression-'));
  const microphoneFile = join(userData, 'microphone.wav');
  await writeFile(microphoneFile, writeWav(makeSpokenOverTyping()));
  app = await launchApp({ policy: {}, userData, microphoneFile });
  const { settings } = await app.request('readSettings', undefined);
  const plain = { ...settings.devices, echoCancellation: false, autoGainControl: false };
  await app.request('changeSettings', { devices: { ...plain, noiseSuppression: 'standard' } });
  await app.request('checkSound', { mode: 'level' });
  await measureSent(); // while the microphone opens and standard learns
  const standard = await measureSent();

  await app.request('changeSettings', { devices: { ...plain, noiseSuppression: 'strong' } });
  const sent = await waitUntil('the typing is gone', async () => {
    const measured = await measureSent();
    return measured.pauseDb < standard.pauseDb - muchDb && measured;
  });
  expect(sent.speechDb).toBeGreaterThan(-40);
  expect((await app.state()).notices).toEqual([]);
});
