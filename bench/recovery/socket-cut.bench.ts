import { launchAgent } from '../../tests/support/asterisk/agent-app';
import { startAsterisk } from '../../tests/support/asterisk/asterisk';
import { readRecording } from '../../tests/support/asterisk/recordings';
import { longestGap, measureTones, tones } from '../../tests/support/asterisk/tone';
import { type Figure, makeFigure } from '../figure';
import { comesTrue, countOf, failures, passMs } from './count';
import { isControllable, talk } from './talk';
import { openWeakLine } from './weak-line';

const windowS = 0.04;

/** The WebSocket is cut at a random moment of a call: what both sides notice of it, and whether the call can be worked with. */
export async function measure(): Promise<readonly Figure[]> {
  const asterisk = await startAsterisk();
  const line = await openWeakLine(asterisk.plan.httpPort);
  const app = await launchAgent(asterisk, { server: line.url });
  const backMs: number[] = [];
  const gapMs: number[] = [];
  const controllable: boolean[] = [];
  const toldOfEnd: boolean[] = [];
  for (let round = 0; round < countOf(50); round += 1) {
    const { callId, caller } = await talk(app, asterisk, '1001');
    await passMs(2000 * Math.random());
    const cutAt = Date.now();
    line.cut();
    const back = await app.waitFor('registered again', ({ line: now }) => now.kind === 'registered' && now.since >= cutAt && now);
    backMs.push(back.since - cutAt);
    await passMs(1500);
    const heard = measureTones(await readRecording(asterisk, caller.recording, 'to'), { agent: tones.agent }, windowS);
    gapMs.push(longestGap(heard, 'agent', windowS) * 1000);
    controllable.push(await isControllable(app, callId));
    await caller.hangUp();
    toldOfEnd.push(await comesTrue(app.waitFor('the call is over', ({ calls }) => calls.length === 0, 5000)));
    if (!toldOfEnd.at(-1)) await app.request('hangUp', { callId });
    await app.request('finishForm', { conversationId: callId, values: { topic: 'question', outcome: 'answered' } });
  }
  await app.dispose();
  line.close();
  await asterisk.dispose();
  return [
    makeFigure('socket cut: registered again', 'ms', backMs, { median: 3000 }),
    makeFigure('socket cut: longest gap in what the caller hears', 'ms', gapMs, { p95: 0 }),
    makeFigure('socket cut: calls that cannot be held', '', failures(controllable), { p95: 0 }),
    makeFigure("socket cut: customers' hang-ups that do not arrive", '', failures(toldOfEnd), { p95: 0 }),
  ];
}
