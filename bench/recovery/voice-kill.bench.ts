import type { Page } from '@playwright/test';
import { launchAgent } from '../../tests/support/asterisk/agent-app';
import { startAsterisk } from '../../tests/support/asterisk/asterisk';
import { numbers } from '../../tests/support/asterisk/configuration/dialplan';
import { followInPage } from '../../tests/support/asterisk/heard-in-page';
import { waitUntilRecorded } from '../../tests/support/asterisk/recordings';
import { talk } from '../../tests/support/asterisk/talk';
import { longestGap, tones } from '../../tests/support/asterisk/tone';
import { waitUntil } from '../../tests/support/asterisk/wait-until';
import { countFailures, type Figure, makeFigure } from '../figure';
import { comesTrue, countOf } from './count';
import { heardByCaller, heardSince, windowS } from './hearing';
import { isControllable } from './is-controllable';

/** How long the agent's side is listened to. */
const listenMs = 6000;

/** The voice process is killed in mid-call at a PBX with the rejoin number: until the agent is in the call again, and both hear each other. */
export async function measure(): Promise<readonly Figure[]> {
  const asterisk = await startAsterisk();
  const app = await launchAgent(asterisk, { policy: { recovery: { rejoinPrefix: numbers.rejoinPrefix } } });
  const backMs: number[] = [];
  const soundMs: number[] = [];
  const heard: boolean[] = [];
  const controllable: boolean[] = [];
  for (let round = 0; round < countOf(20); round += 1) {
    const { callId, caller } = await talk(app, asterisk, '1001');
    const killed = await app.voice();
    const killedAt = Date.now();
    await app.killVoice();
    const voice = await waitUntil('a new voice process', async () => differentFrom(killed, await app.voice()), { everyMs: 20 });
    const agentHearsAt = heardSince(await followInPage(voice, tones.caller, killedAt + listenMs));
    const back = await app.waitFor('the call is back', ({ notices }) => notices.find(({ kind }) => kind === 'voice-rejoined'));
    backMs.push(back.at - killedAt);
    heard.push(await comesTrue(waitUntilRecorded(asterisk, caller.recording, 'to', ['agent'])));
    const callerGapMs = longestGap(await heardByCaller(asterisk, caller.recording), 'agent', windowS) * 1000;
    soundMs.push(Math.max(agentHearsAt - killedAt, callerGapMs));
    controllable.push(await isControllable(app, callId));
    const { notices } = await app.state();
    for (const { noticeId } of notices) await app.request('dismissNotice', { noticeId });
    await app.request('hangUp', { callId });
    await app.waitFor('the call is over', ({ calls }) => calls.length === 0);
    await app.request('finishForm', { conversationId: callId, values: { topic: 'question', outcome: 'answered' } });
    caller.vanish();
  }
  await app.dispose();
  await asterisk.dispose();
  return [
    makeFigure('voice process killed: in the call again', 'ms', backMs, { median: 1000 }),
    makeFigure('voice process killed: both hear each other, and go on to', 'ms', soundMs, { median: 1000 }),
    countFailures('voice process killed: agents not heard afterwards', heard),
    countFailures('voice process killed: calls that cannot be held', controllable),
  ];
}

function differentFrom(killed: Page, found: Page): Page | undefined {
  return found === killed ? undefined : found;
}
