import { launchAgent } from '../../tests/support/asterisk/agent-app';
import { startAsterisk } from '../../tests/support/asterisk/asterisk';
import { numbers } from '../../tests/support/asterisk/configuration/dialplan';
import { countFailures, type Figure } from '../figure';
import { comesTrue, countOf, passMs } from './count';

const presses = 20;

/** Hold pressed and released ten times a second while the PBX tells of new parties by its own re-INVITEs. */
export async function measure(): Promise<readonly Figure[]> {
  const asterisk = await startAsterisk();
  const app = await launchAgent(asterisk, { user: '1009' });
  await app.waitFor('the line is registered', ({ line }) => line.kind === 'registered');
  const kept: boolean[] = [];
  const reached: boolean[] = [];
  for (let round = 0; round < countOf(100); round += 1) {
    await app.request('dial', { target: numbers.tone(700) });
    const { callId } = await app.waitFor('they talk', ({ calls }) => calls.find(({ state }) => state === 'talking'));
    const channel = (await asterisk.cli('core show channels concise')).split('!')[0] ?? '';
    const isHeldLast = round % 2 === 0;
    let isOver = false;
    const updates = (async () => {
      for (let party = 0; !isOver; party += 1)
        await asterisk.cli(`dialplan set chanvar ${channel} CONNECTEDLINE(num) +36305550${100 + (party % 100)}`);
    })();
    for (let press = 1; press <= presses; press += 1) {
      void app.request('hold', { callId, on: press === presses ? isHeldLast : press % 2 === 1 });
      await passMs(100);
    }
    isOver = true;
    await updates;
    const wanted = isHeldLast ? 'held' : 'talking';
    const isThere = ({ calls }: Awaited<ReturnType<typeof app.state>>) =>
      calls.some((call) => call.callId === callId && call.state === wanted);
    await passMs(500);
    reached.push(await comesTrue(app.waitFor('the last state asked for', isThere, 20_000)));
    kept.push((await app.state()).calls.some((call) => call.callId === callId));
    await app.request('hangUp', { callId });
    await app.waitFor('the call is over', ({ calls }) => calls.length === 0);
    await app.request('finishForm', { conversationId: callId, values: { topic: 'question', outcome: 'answered' } });
  }
  await app.dispose();
  await asterisk.dispose();
  return [
    countFailures('hold ten times a second: calls lost', kept),
    countFailures('hold ten times a second: another state than asked for last', reached),
  ];
}
