import { type Asterisk, startAsterisk } from '../../tests/support/asterisk/asterisk';
import { placeCall } from '../../tests/support/asterisk/caller';
import { waitUntil } from '../../tests/support/asterisk/wait-until';
import { type Figure, makeFigure } from '../figure';
import { type MeasuredPhone, startMeasuredProduct, startMeasuredReference } from './phones';
import { measureCpuPercent, measureMemoryMb } from './process-tree';

const sampleCount = 20;
const windowMs = 3000;
/** Two calls that run side by side keep for as long as they last who of them wakes the processor for the other. */
const pairCount = 4;
/** Code that has just begun to run is still being compiled. */
const settleMs = 60_000;
const users = { reference: '1002', product: '1001' } as const;

interface Pair<Value> {
  readonly reference: Value;
  readonly product: Value;
}

/** CPU in a call and memory after it, all processes together. */
export async function measure(): Promise<readonly Figure[]> {
  const asterisk = await startAsterisk();
  // each alone: two programs share pages, which count half then
  const memory = {
    reference: await measureMemory(asterisk, await startMeasuredReference(asterisk, users.reference), users.reference),
    product: await measureMemory(asterisk, await startMeasuredProduct(asterisk, users.product), users.product),
  };
  const cpu = await measureCpu(asterisk);
  await asterisk.dispose();
  return [
    makeFigure('footprint: CPU in a call, % of a core', '%', cpu.product, { ratio: 1.2 }, cpu.reference),
    makeFigure('footprint: memory (PSS) after a call', 'MB', memory.product, { ratio: 1.4 }, memory.reference),
  ];
}

async function measureMemory(asterisk: Asterisk, phone: MeasuredPhone, user: string): Promise<number[]> {
  const endCall = await talk(asterisk, phone, user);
  await settle();
  await endCall();
  const samples: number[] = [];
  while (samples.length < sampleCount) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    samples.push(measureMemoryMb(phone.mainPid));
  }
  await phone.close();
  return samples;
}

/** Both talk at the same time and the same windows are measured: what else the machine does falls on both alike. */
async function measureCpu(asterisk: Asterisk): Promise<Pair<number[]>> {
  const samples: Pair<number[]> = { reference: [], product: [] };
  for (let pair = 0; pair < pairCount; pair += 1) await measurePair(asterisk, samples, pair % 2 === 0);
  return samples;
}

async function measurePair(asterisk: Asterisk, samples: Pair<number[]>, isReferenceFirst: boolean): Promise<void> {
  const reference = await startMeasuredReference(asterisk, users.reference);
  const product = await startMeasuredProduct(asterisk, users.product);
  const both = [
    { phone: reference, user: users.reference },
    { phone: product, user: users.product },
  ];
  const ends: (() => Promise<void>)[] = [];
  for (const { phone, user } of isReferenceFirst ? both : both.toReversed()) ends.push(await talk(asterisk, phone, user));
  await settle();
  for (let sample = 0; sample < sampleCount / pairCount; sample += 1) {
    const [bare, own] = await Promise.all([reference, product].map(({ mainPid }) => measureCpuPercent(mainPid, windowMs)));
    samples.reference.push(bare ?? 0);
    samples.product.push(own ?? 0);
  }
  for (const end of ends) await end();
  await reference.close();
  await product.close();
}

const settle = () => new Promise((resolve) => setTimeout(resolve, settleMs));

/** Has the phone begin a call; the answer ends it. */
async function talk(asterisk: Asterisk, phone: MeasuredPhone, user: string): Promise<() => Promise<void>> {
  const caller = await placeCall(asterisk, { to: user, hangsUpAfterMs: 600_000 });
  await waitUntil('it rings', () => phone.isRinging());
  await phone.answer();
  return async () => {
    await phone.hangUp();
    await waitUntil('the caller is gone', caller.hasEnded);
  };
}
