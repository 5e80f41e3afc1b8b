import { launchAgent } from '../../tests/support/asterisk/agent-app';
import { startAsterisk } from '../../tests/support/asterisk/asterisk';
import { numbers } from '../../tests/support/asterisk/configuration/dialplan';
import { waitUntilRecorded } from '../../tests/support/asterisk/recordings';
import { type Figure, makeFigure } from '../figure';
import { comesTrue, countOf, failures } from './count';
import { isControllable, talk } from './talk';

/** The voice process is killed in mid-call at a PBX with the rejoin number: until the agent is in the call again, and heard. */
export async function measure(): Promise<readonly Figure[]> {
  const asterisk = await startAsterisk();
  const app = await launchAgent(asterisk, { policy: { recovery: { rejoinPrefix: numbers.rejoinPrefix } } });
  const backMs: number[] = [];
  const heard: boolean[] = [];
  const controllable: boolean[] = [];
  for (let round = 0; round < countOf(20); round += 1) {
    const { callId, caller } = await talk(app, asterisk, '1001');
    const killedAt = Date.now();
    await app.killVoice();
    const back = await app.waitFor('the call is back', ({ notices }) => notices.find(({ kind }) => kind === 'voice-rejoined'));
    backMs.push(back.at - killedAt);
    heard.push(await comesTrue(waitUntilRecorded(asterisk, caller.recording, 'to', ['agent'])));
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
    makeFigure('voice process killed: agents not heard afterwards', '', failures(heard), { p95: 0 }),
    makeFigure('voice process killed: calls that cannot be held', '', failures(controllable), { p95: 0 }),
  ];
}
