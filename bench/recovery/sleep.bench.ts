import type { App } from '../../tests/support/app';
import { launchAgent } from '../../tests/support/asterisk/agent-app';
import { startAsterisk } from '../../tests/support/asterisk/asterisk';
import { placeCall } from '../../tests/support/asterisk/caller';
import { followInPage } from '../../tests/support/asterisk/heard-in-page';
import { sleep } from '../../tests/support/asterisk/sleep';
import { talk } from '../../tests/support/asterisk/talk';
import { tones } from '../../tests/support/asterisk/tone';
import { countFailures, type Figure, makeFigure } from '../figure';
import { countOf, passMs } from './count';
import { callerHearsSince, heardSince } from './hearing';
import { isControllable } from './is-controllable';

const sleepMs = 40_000;
/** How long both sides are listened to after it. */
const listenMs = 6000;

/** All processes are stopped for 40 s, which is what sleep looks like to the network: in a call, and while one is offered. */
export async function measure(): Promise<readonly Figure[]> {
  const asterisk = await startAsterisk();
  const app = await launchAgent(asterisk);
  const soundMs: number[] = [];
  const controllable: boolean[] = [];
  const quiet: boolean[] = [];
  for (let round = 0; round < countOf(10); round += 1) {
    const { callId, caller } = await talk(app, asterisk, '1001');
    const wokenAt = await sleep(app, sleepMs);
    const agentHearsAt = heardSince(await followInPage(await app.voice(), tones.caller, wokenAt + listenMs));
    const callerHearsAt = await callerHearsSince(asterisk, caller.recording);
    soundMs.push(Math.max(agentHearsAt, callerHearsAt) - wokenAt);
    controllable.push(await isControllable(app, callId));
    await app.request('hangUp', { callId });
    await app.waitFor('the call is over', ({ calls }) => calls.length === 0);
    await app.request('finishForm', { conversationId: callId, values: { topic: 'question', outcome: 'answered' } });
    caller.vanish();
    await app.waitFor('registered', ({ line }) => line.kind === 'registered');
    let offered: Awaited<ReturnType<typeof placeCall>> | undefined;
    await sleep(app, sleepMs, async () => {
      offered = await placeCall(asterisk, { to: '1001', hangsUpAfterMs: 10_000 });
    });
    quiet.push(await staysQuiet(app));
    offered?.vanish();
  }
  await app.dispose();
  await asterisk.dispose();
  return [
    makeFigure('40 s of sleep in a call: both hear each other, and go on to', 'ms', soundMs, { median: 3000 }),
    countFailures('40 s of sleep in a call: calls that cannot be held', controllable),
    countFailures('an offer that died in sleep: rings all the same', quiet),
  ];
}

async function staysQuiet(app: App): Promise<boolean> {
  for (const deadline = Date.now() + 5000; Date.now() < deadline; ) {
    if ((await app.state()).calls.some(({ state }) => state === 'ringing')) return false;
    await passMs(50);
  }
  return true;
}
