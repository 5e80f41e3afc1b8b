import type { App } from '../../tests/support/app';
import { becomeReady, launchAgent } from '../../tests/support/asterisk/agent-app';
import { startAsterisk } from '../../tests/support/asterisk/asterisk';
import { talk } from '../../tests/support/asterisk/talk';
import { countFailures, type Figure, makeFigure } from '../figure';
import { comesTrue, countOf } from './count';

/** The PBX is killed in mid-call and started again: its call must end here, and the agent be there for the next one. */
export async function measure(): Promise<readonly Figure[]> {
  const asterisk = await startAsterisk();
  const app = await launchAgent(asterisk);
  await becomeReady(app);
  const registeredMs: number[] = [];
  const readyMs: number[] = [];
  const ended: boolean[] = [];
  for (let round = 0; round < countOf(20); round += 1) {
    const { callId, caller } = await talk(app, asterisk, '1001');
    await asterisk.kill();
    caller.vanish();
    const over = comesTrue(endWrapUp(app, callId));
    await asterisk.start();
    const upAt = Date.now();
    const back = await app.waitFor('registered again', ({ line }) => line.kind === 'registered' && line, 60_000);
    registeredMs.push(Math.max(0, back.since - upAt));
    ended.push(await over);
    if (!ended.at(-1)) await app.request('hangUp', { callId });
    await app.waitFor('Ready again', ({ agent }) => agent.state.kind === 'ready' && agent.confirmed === 'available', 60_000);
    readyMs.push(Math.max(0, Date.now() - upAt));
  }
  await app.dispose();
  await asterisk.dispose();
  return [
    makeFigure('PBX killed: registered after it is up', 'ms', registeredMs, { median: 3000 }),
    makeFigure('PBX killed: in the queues again after it is up', 'ms', readyMs, { median: 3000 }),
    countFailures('PBX killed: calls that stay', ended),
  ];
}

/** Waits for the end of the call and saves its form, as an agent does meanwhile. */
async function endWrapUp(app: App, callId: string): Promise<void> {
  await app.waitFor('the call is over', ({ calls }) => calls.length === 0, 60_000);
  await app.request('finishForm', { conversationId: callId, values: { topic: 'question', outcome: 'answered' } });
}
