import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, launchApp } from '../../tests/support/app';
import { startAsterisk } from '../../tests/support/asterisk/asterisk';
import { writeWav } from '../../tests/support/asterisk/audio-file';
import { placeCall } from '../../tests/support/asterisk/caller';
import { waitUntil } from '../../tests/support/asterisk/wait-until';
import { makeSpoken } from '../../tests/support/spoken';
import { type Figure, makeFigure, quantile } from '../figure';
import { startMeasuredProduct } from './phones';
import { measureCpuPercent } from './process-tree';

const sampleCount = 5;
const windowMs = 6000;
const mostAbove = 15;
/** Its caller stands in the street, on a poor line. */
const scenarioId = 'taxi-order';

/** What a practice call costs above a call of the same phone from a real PBX: callers, their sound and the exchange. */
export async function measure(): Promise<readonly Figure[]> {
  const asterisk = await startAsterisk();
  const folder = await mkdtemp(join(tmpdir(), 'firstline-bench-'));
  const microphoneFile = join(folder, 'spoken.wav');
  await writeFile(microphoneFile, writeWav(makeSpoken()));
  // the same microphone and the same cleaning of its sound in both
  const product = await startMeasuredProduct(asterisk, '1001', { microphoneFile, policy: { devices: {} } });
  const caller = await placeCall(asterisk, { to: '1001', hangsUpAfterMs: 300_000 });
  await waitUntil('it rings', () => product.isRinging());
  await product.answer();
  const plain = await sampleCpu(product.mainPid);
  await product.hangUp();
  await waitUntil('the caller is gone', caller.hasEnded);
  await product.close();
  await asterisk.dispose();

  const app = await launchApp({ policy: { interface: { language: 'en', theme: 'light' } }, microphoneFile });
  const startedAt = performance.now();
  await ring(app);
  const ringMs = performance.now() - startedAt;
  const { callId } = await app.waitFor('a caller', ({ calls }) => calls.find(({ state }) => state === 'ringing'));
  await app.request('answer', { callId });
  await app.waitFor('talking', ({ calls }) => calls.some(({ state }) => state === 'talking'));
  const practice = await sampleCpu(app.electron.process().pid ?? 0);
  const isTalking = (await app.state()).calls.some(({ state }) => state === 'talking');
  await app.dispose();
  await rm(folder, { recursive: true, force: true });
  if (!isTalking) throw new Error('The practice call ended while it was measured');
  const plainMedian = quantile(plain, 0.5);
  return [
    makeFigure('practice: asked for to the first caller ringing', 'ms', [ringMs], { p95: 60_000 }),
    makeFigure(
      `practice: CPU of a call above a plain one (${plainMedian.toFixed(1)} %), % of a core, ${sampleCount} samples`,
      '%',
      practice.map((percent) => percent - plainMedian),
      { median: mostAbove },
    ),
  ];
}

async function ring(app: App): Promise<void> {
  await app.request('enterPractice', undefined);
  await app.waitFor('practice', ({ practice, line }) => practice !== null && line.kind === 'registered');
  await app.request('chooseNextCaller', { scenarioId });
  await app.request('setReady', undefined);
  await app.waitFor('a caller', ({ calls }) => calls.some(({ state }) => state === 'ringing'), 60_000);
}

async function sampleCpu(mainPid: number): Promise<number[]> {
  await new Promise((resolve) => setTimeout(resolve, 3000)); // answering costs more than talking
  const samples: number[] = [];
  for (let sample = 0; sample < sampleCount; sample += 1) samples.push(await measureCpuPercent(mainPid, windowMs));
  return samples;
}
