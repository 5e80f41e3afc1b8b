import type { App } from '../../tests/support/app';
import { launchAgent } from '../../tests/support/asterisk/agent-app';
import { startAsterisk } from '../../tests/support/asterisk/asterisk';
import { followInPage, longestSilenceMs } from '../../tests/support/asterisk/heard-in-page';
import { talk } from '../../tests/support/asterisk/talk';
import { longestGap, tones } from '../../tests/support/asterisk/tone';
import { openWeakLine } from '../../tests/support/asterisk/weak-line';
import { leftOutToCaller } from '../calls/rtp-log';
import { countFailures, type Figure, makeFigure } from '../figure';
import { comesTrue, countOf, passMs } from './count';
import { heardByCaller, windowS } from './hearing';
import { isControllable } from './is-controllable';

/** Both sides are listened to for so long before the cut: what is missing there is not its doing. */
const listenBeforeMs = 3000;
/** And so long after it: the line is back within two seconds, and a path that is not proven within three more gets new candidates. */
const listenMs = 8000;
/** The cut comes up to so many ms later than that. */
const cutWithinMs = 1000;
/** In every second call the way stays shut for so long, and the customer hangs up meanwhile. */
const awayMs = 1500;

/** The WebSocket is cut at a random moment of a call: what both sides notice of it, and whether the call can be worked with. */
export async function measure(): Promise<readonly Figure[]> {
  const asterisk = await startAsterisk();
  await asterisk.cli('rtp set debug on');
  const line = await openWeakLine(asterisk.plan.httpPort);
  const app = await launchAgent(asterisk, { server: line.url });
  const backMs: number[] = [];
  const callerGapMs = { before: [] as number[], after: [] as number[] };
  const agentGapMs = { before: [] as number[], after: [] as number[] };
  const controllable: boolean[] = [];
  const toldAfter: boolean[] = [];
  const toldMeanwhile: boolean[] = [];
  const becomesRegistered = async (since: number): Promise<number> => {
    const back = await app.waitFor('registered again', ({ line: now }) => now.kind === 'registered' && now.since >= since && now);
    return back.since - since;
  };
  for (let round = 0; round < countOf(50); round += 1) {
    const { callId, caller } = await talk(app, asterisk, '1001');
    const waitMs = listenBeforeMs + cutWithinMs * Math.random();
    const heardByAgent = followInPage(await app.voice(), tones.caller, Date.now() + waitMs + listenMs);
    await passMs(waitMs);
    const cutAt = Date.now();
    line.cut();
    backMs.push(await becomesRegistered(cutAt));
    const inPage = await heardByAgent;
    agentGapMs.before.push(longestSilenceMs(inPage.filter(({ at }) => at < cutAt)));
    agentGapMs.after.push(longestSilenceMs(inPage.filter(({ at }) => at >= cutAt)));
    const recorded = await heardByCaller(asterisk, caller.recording);
    const cut = recorded.length - listenMs / 1000 / windowS;
    const silentMs = (part: typeof recorded): number => longestGap(part, 'agent', windowS) * 1000;
    const before = recorded.slice(cut - listenBeforeMs / 1000 / windowS, cut);
    callerGapMs.before.push(Math.max(silentMs(before), await leftOutToCaller(asterisk, cutAt - listenBeforeMs, cutAt)));
    callerGapMs.after.push(Math.max(silentMs(recorded.slice(cut)), await leftOutToCaller(asterisk, cutAt, cutAt + listenMs)));
    controllable.push(await isControllable(app, callId));
    if (round % 2 === 0) {
      await caller.hangUp();
      toldAfter.push(await isOver(app));
    } else {
      line.stall();
      line.cut();
      await caller.hangUp();
      await passMs(awayMs);
      const mendedAt = Date.now();
      line.mend();
      backMs.push(await becomesRegistered(mendedAt));
      toldMeanwhile.push(await isOver(app));
    }
    if ((await app.state()).calls.length > 0) await app.request('hangUp', { callId });
    await app.request('finishForm', { conversationId: callId, values: { topic: 'question', outcome: 'answered' } });
  }
  await app.dispose();
  line.close();
  await asterisk.dispose();
  return [
    makeFigure('socket cut: registered again', 'ms', backMs, { median: 3000 }),
    makeFigure('socket cut: longest gap in what the caller hears, 8 s from the cut on', 'ms', callerGapMs.after, { worst: 0 }),
    makeFigure('without a cut: the same, 3 s before it', 'ms', callerGapMs.before, {}),
    makeFigure('socket cut: longest gap in what the agent hears, 8 s from the cut on', 'ms', agentGapMs.after, { worst: 0 }),
    makeFigure('without a cut: the same, 3 s before it', 'ms', agentGapMs.before, {}),
    countFailures('socket cut: calls that cannot be held', controllable),
    countFailures("socket cut: customers' hang-ups afterwards that do not arrive", toldAfter),
    countFailures("socket cut: customers' hang-ups meanwhile that do not arrive", toldMeanwhile),
  ];
}

function isOver(app: App): Promise<boolean> {
  return comesTrue(app.waitFor('the call is over', ({ calls }) => calls.length === 0, 5000));
}
