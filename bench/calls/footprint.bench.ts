import { startAsterisk } from '../../tests/support/asterisk/asterisk';
import { placeCall } from '../../tests/support/asterisk/caller';
import { waitUntil } from '../../tests/support/asterisk/wait-until';
import { type Figure, makeFigure } from '../figure';
import { type MeasuredPhone, startMeasuredProduct, startMeasuredReference } from './phones';
import { measureCpuPercent, measureMemoryMb } from './process-tree';

const sampleCount = 20;
const windowMs = 3000;

/** CPU in a call and memory after it, all processes together. Twenty windows of one call each. */
export async function measure(): Promise<readonly Figure[]> {
  const asterisk = await startAsterisk();
  const reference = await startMeasuredReference(asterisk, '1002');
  const bare = await measurePhone(reference, '1002');
  await reference.close();
  const product = await startMeasuredProduct(asterisk, '1001');
  const own = await measurePhone(product, '1001');
  await product.close();
  await asterisk.dispose();
  return [
    makeFigure('footprint: CPU in a call, % of a core', '%', own.cpu, { ratio: 1.2 }, bare.cpu),
    makeFigure('footprint: memory (PSS) after a call', 'MB', own.memory, { ratio: 1.4 }, bare.memory),
  ];

  async function measurePhone(phone: MeasuredPhone, user: string): Promise<{ cpu: number[]; memory: number[] }> {
    const figures = { cpu: [] as number[], memory: [] as number[] };
    const caller = await placeCall(asterisk, { to: user, hangsUpAfterMs: 600_000 });
    await waitUntil('it rings', () => phone.isRinging());
    await phone.answer();
    await new Promise((resolve) => setTimeout(resolve, 3000)); // answering costs more than talking
    for (let sample = 0; sample < sampleCount; sample += 1) figures.cpu.push(await measureCpuPercent(phone.mainPid, windowMs));
    await phone.hangUp();
    await waitUntil('the caller is gone', caller.hasEnded);
    for (let sample = 0; sample < sampleCount; sample += 1) {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      figures.memory.push(measureMemoryMb(phone.mainPid));
    }
    return figures;
  }
}
