import { launchAgent } from '../../tests/support/asterisk/agent-app';
import { startAsterisk } from '../../tests/support/asterisk/asterisk';
import { openWeakLine } from '../../tests/support/asterisk/weak-line';
import { type Figure, makeFigure } from '../figure';
import { countOf, passMs } from './count';

/** Nothing passes any more and nobody is told: how long until the agent is, and until the line is back after it is mended. */
export async function measure(): Promise<readonly Figure[]> {
  const asterisk = await startAsterisk();
  const line = await openWeakLine(asterisk.plan.httpPort);
  const app = await launchAgent(asterisk, { server: line.url });
  const noticedMs: number[] = [];
  const backMs: number[] = [];
  for (let round = 0; round < countOf(20); round += 1) {
    await app.waitFor('registered', ({ line: now }) => now.kind === 'registered');
    await passMs(4000 * Math.random());
    const stalledAt = Date.now();
    line.stall();
    const down = await app.waitFor('the line is down', ({ line: now }) => now.kind === 'down' && now);
    noticedMs.push(down.since - stalledAt);
    await passMs(5000);
    const mendedAt = Date.now();
    line.mend();
    const back = await app.waitFor('registered again', ({ line: now }) => now.kind === 'registered' && now, 60_000);
    backMs.push(back.since - mendedAt);
  }
  await app.dispose();
  line.close();
  await asterisk.dispose();
  return [
    makeFigure('half-open: noticed', 'ms', noticedMs, { worst: 8000 }),
    makeFigure('half-open: registered after it is mended', 'ms', backMs, { median: 3000 }),
  ];
}
