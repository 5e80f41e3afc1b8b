import { launchAgent } from '../../tests/support/asterisk/agent-app';
import { startAsterisk } from '../../tests/support/asterisk/asterisk';
import { type Figure, makeFigure } from '../figure';
import { comesTrue, countOf, failures } from './count';
import { talk } from './talk';

/** The PBX is killed in mid-call and started again: its call must end here, and the agent be there for the next one. */
export async function measure(): Promise<readonly Figure[]> {
  const asterisk = await startAsterisk();
  const app = await launchAgent(asterisk);
  const readyMs: number[] = [];
  const ended: boolean[] = [];
  for (let round = 0; round < countOf(20); round += 1) {
    const { callId, caller } = await talk(app, asterisk, '1001');
    await asterisk.kill();
    caller.vanish();
    await asterisk.start();
    const upAt = Date.now();
    const back = await app.waitFor('registered again', ({ line }) => line.kind === 'registered' && line, 60_000);
    readyMs.push(Math.max(0, back.since - upAt));
    ended.push(await comesTrue(app.waitFor('the call is over', ({ calls }) => calls.length === 0, 30_000)));
    if (!ended.at(-1)) await app.request('hangUp', { callId });
    await app.request('finishForm', { conversationId: callId, values: { topic: 'question', outcome: 'answered' } });
  }
  await app.dispose();
  await asterisk.dispose();
  return [
    makeFigure('PBX killed: registered after it is up', 'ms', readyMs, { median: 3000 }),
    makeFigure('PBX killed: calls that stay', '', failures(ended), { p95: 0 }),
  ];
}
