import { startAsterisk } from '../../tests/support/asterisk/asterisk';
import { placeCall } from '../../tests/support/asterisk/caller';
import { waitUntil } from '../../tests/support/asterisk/wait-until';
import { type Figure, makeFigure } from '../figure';
import { type MeasuredPhone, startMeasuredProduct, startMeasuredReference } from './phones';
import { firstRtpAfter } from './rtp-log';

/**
 * The caller's packets come every 20 ms, whenever one answers, and the PBX' checks of addresses take one turn or two: with 60
 * samples the ratio was between 0.9 and 1.3 by chance alone.
 */
const sampleCount = 150;

/** Answer pressed to the first RTP packet in each direction, microphone open in both. The two phones take turns. */
export async function measure(): Promise<readonly Figure[]> {
  // strict, it drops a phone's first packets, and does not log them, whenever another pair of addresses than the first wins
  const asterisk = await startAsterisk({ isRtpStrict: false });
  await asterisk.cli('rtp set debug on');
  const reference = await startMeasuredReference(asterisk, '1002');
  const product = await startMeasuredProduct(asterisk, '1001');
  const bare = { in: [] as number[], out: [] as number[] };
  const own = { in: [] as number[], out: [] as number[] };
  for (let sample = 0; sample <= sampleCount; sample += 1) {
    const before = await answerOnce(reference, '1002');
    const after = await answerOnce(product, '1001');
    if (sample === 0) continue; // the first call warms both up
    bare.in.push(before.in);
    bare.out.push(before.out);
    own.in.push(after.in);
    own.out.push(after.out);
  }
  await reference.close();
  await product.close();
  await asterisk.dispose();
  return [
    makeFigure('answer: pressed to first RTP out', 'ms', own.out, { ratio: 1.3 }, bare.out),
    makeFigure('answer: pressed to first RTP in', 'ms', own.in, { ratio: 1.3 }, bare.in),
  ];

  async function answerOnce(phone: MeasuredPhone, user: string): Promise<{ in: number; out: number }> {
    const caller = await placeCall(asterisk, { to: user });
    await waitUntil('it rings', () => phone.isRinging(), { everyMs: 20 });
    await new Promise((resolve) => setTimeout(resolve, 300)); // nobody answers in the same instant
    const pressedAt = await phone.answer();
    const { inAt, outAt } = await firstRtpAfter(asterisk, pressedAt);
    await phone.hangUp();
    await waitUntil('the caller is gone', caller.hasEnded, { everyMs: 20 });
    await waitUntil('the phone is idle', () => phone.isIdle(), { everyMs: 20 });
    return { in: inAt - pressedAt, out: outAt - pressedAt };
  }
}
