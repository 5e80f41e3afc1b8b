import { launchAgent } from '../../tests/support/asterisk/agent-app';
import { startAsterisk } from '../../tests/support/asterisk/asterisk';
import { numbers } from '../../tests/support/asterisk/configuration/dialplan';
import { firstRtpAfter } from '../calls/rtp-log';
import { type Figure, makeFigure } from '../figure';
import { countOf, failures } from './count';
import { isControllable, talk } from './talk';

/** What the killed process had sent is read from its socket by then. */
const lastPacketMs = 60;

/** The voice process is killed in mid-call at a PBX with the rejoin number: the silence both have to bear. */
export async function measure(): Promise<readonly Figure[]> {
  const asterisk = await startAsterisk();
  await asterisk.cli('rtp set debug on');
  const app = await launchAgent(asterisk, { policy: { recovery: { rejoinPrefix: numbers.rejoinPrefix } } });
  const soundMs: number[] = [];
  const controllable: boolean[] = [];
  for (let round = 0; round < countOf(20); round += 1) {
    const { callId, caller } = await talk(app, asterisk, '1001');
    const killedAt = Date.now();
    await app.killVoice();
    const { outAt } = await firstRtpAfter(asterisk, killedAt + lastPacketMs);
    await app.waitFor('the call is back', ({ notices }) => notices.some(({ kind }) => kind === 'voice-rejoined'));
    soundMs.push(outAt - killedAt);
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
    makeFigure('voice process killed: heard again', 'ms', soundMs, { median: 1000 }),
    makeFigure('voice process killed: calls that cannot be held', '', failures(controllable), { p95: 0 }),
  ];
}
