import type { CDPSession, Page } from '@playwright/test';
import type { App } from '../../tests/support/app';
import { launchAgent } from '../../tests/support/asterisk/agent-app';
import { type Asterisk, startAsterisk } from '../../tests/support/asterisk/asterisk';
import { type Caller, placeCall } from '../../tests/support/asterisk/caller';
import { numbers } from '../../tests/support/asterisk/configuration/dialplan';
import { waitUntil } from '../../tests/support/asterisk/wait-until';
import { holdAndResume } from '../../tests/support/hold-and-resume';
import { countFailures, type Figure, makeFigure, quantile } from '../figure';
import { comesTrue, countOf, passMs } from '../recovery/count';
import { measureOwnMemoryMb } from './process-tree';

const user = '1001';
/** What is read once, compiled or cached belongs to the program; what comes after it would be a leak. */
const warmUp = 20;
const readings = 10;
/** A transaction may last that long after its call (RFC 3261, 17: 64 times T1), and something of the call with it. */
const transactionMs = 32_000;

/** Two hundred calls of a day, one after the other: in, out, held, handed on. None is lost and nothing is left of them. */
export async function measure(): Promise<readonly Figure[]> {
  const asterisk = await startAsterisk();
  const app = await launchAgent(asterisk, { user });
  await app.waitFor('the line is registered', ({ line }) => line.kind === 'registered');
  const watch = await watchLeftovers(app);
  const kinds = [callIn, callOut, callHeld, callHandedOn, callTalkedOverFirst];
  const kept: boolean[] = [];
  let before = await watch();
  for (let round = 0; round < countOf(200); round += 1) {
    const kind = kinds[round % kinds.length] ?? callIn;
    kept.push(await comesTrue(kind(app, asterisk)));
    await finish(app, asterisk);
    if (round === warmUp - 1) before = await watch();
  }
  const after = await watch();
  await app.dispose();
  await asterisk.dispose();
  return [
    countFailures('calls in, out, held, handed on and talked over first: lost', kept),
    makeFigure(
      `${kept.length} calls: memory (PSS, files aside) grown after the first ${warmUp}`,
      'MB',
      [after.memoryMb - before.memoryMb],
      { worst: 10 },
    ),
    makeFigure(
      `${kept.length} calls: listeners left in windows (the list of calls aside) and main`,
      '',
      [after.listeners - before.listeners],
      { worst: 0 },
    ),
    makeFigure(`${kept.length} calls: timers left in windows and main`, '', [after.timers - before.timers], { worst: 0 }),
  ];
}

async function callIn(app: App, asterisk: Asterisk): Promise<void> {
  const caller = await placeCall(asterisk, { to: user });
  await answer(app);
  await passMs(500);
  await caller.hangUp();
  await app.waitFor('the caller has hung up', ({ calls }) => calls.length === 0);
  await waitUntil('the caller is gone', caller.hasEnded);
}

async function callOut(app: App): Promise<void> {
  await app.request('dial', { target: numbers.tone(700) });
  const { callId } = await talking(app);
  await passMs(500);
  await app.request('hangUp', { callId });
  await app.waitFor('the call is over', ({ calls }) => calls.length === 0);
}

async function callHeld(app: App, asterisk: Asterisk): Promise<void> {
  const caller = await placeCall(asterisk, { to: user });
  const callId = await answer(app);
  await holdAndResume(app, callId);
  await app.request('hangUp', { callId });
  await waitUntil('the caller is gone', caller.hasEnded);
}

async function callHandedOn(app: App, asterisk: Asterisk): Promise<void> {
  const caller = await placeCall(asterisk, { to: user });
  const callId = await answer(app);
  await app.request('transferNow', { callId, target: numbers.tone(900) });
  await expectHandedOn(app, caller);
}

/** An attended transfer. */
async function callTalkedOverFirst(app: App, asterisk: Asterisk): Promise<void> {
  const caller = await placeCall(asterisk, { to: user });
  const callId = await answer(app);
  await app.request('askFirst', { callId, target: numbers.tone(900) });
  await app.waitFor('they talk it over', ({ calls }) =>
    calls.some(({ state, consultationFor }) => consultationFor === callId && state === 'talking'),
  );
  await app.request('completeTransfer', { callId });
  await expectHandedOn(app, caller);
}

/** The agent is free, and the caller is still there until the caller hangs up. */
async function expectHandedOn(app: App, caller: Caller): Promise<void> {
  await app.waitFor('the caller is handed on', ({ calls }) => calls.length === 0);
  if (caller.hasEnded()) throw new Error('The caller was lost');
  await caller.hangUp();
  await waitUntil('the caller is gone', caller.hasEnded);
}

async function answer(app: App): Promise<string> {
  const { callId } = await app.waitFor('the call rings', ({ calls }) => calls.find(({ state }) => state === 'ringing'));
  await app.request('answer', { callId });
  await talking(app);
  return callId;
}

function talking(app: App): Promise<{ readonly callId: string }> {
  return app.waitFor('they talk', ({ calls }) => calls.find(({ state }) => state === 'talking'));
}

/** Ends what a failed call has left, and the record of each. */
async function finish(app: App, asterisk: Asterisk): Promise<void> {
  for (const { callId } of (await app.state()).calls) await app.request('hangUp', { callId });
  const { conversations } = await app.waitFor('no call', (state) => state.calls.length === 0 && state);
  const values = { topic: 'question', outcome: 'answered' };
  for (const { conversationId } of conversations) await app.request('finishForm', { conversationId, values });
  if ((await asterisk.cli('core show channels concise')).trim() !== '') await asterisk.cli('channel request hangup all');
}

interface Leftovers {
  readonly memoryMb: number;
  readonly listeners: number;
  readonly timers: number;
}

/**
 * Counts what a call may leave behind, once the garbage is collected. Of timers the least reading counts, for the line is
 * proved every few seconds and that takes one. The list of recent calls may grow: of a row, React listens to the click.
 */
async function watchLeftovers(app: App): Promise<() => Promise<Leftovers>> {
  const pages = await countTimers(app);
  const desk = await app.desk();
  const sessions = await Promise.all(pages.map((page) => page.context().newCDPSession(page)));
  for (const session of sessions) await session.send('Performance.enable');
  return async () => {
    await passMs(transactionMs + 3000);
    for (const session of sessions) await session.send('HeapProfiler.collectGarbage');
    const memory: number[] = [];
    const listeners: number[] = [];
    const timers: number[] = [];
    for (let reading = 0; reading < readings; reading += 1) {
      await passMs(500);
      memory.push(measureOwnMemoryMb(app.electron.process().pid ?? 0));
      const inPages = sum(await Promise.all(sessions.map(countListeners))) - (await desk.getByRole('option').count());
      listeners.push(inPages + (await countListenersInMain(app)));
      const inMain = await app.electron.evaluate(() => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length);
      timers.push(inMain + sum(await Promise.all(pages.map(countRunningTimers))));
    }
    return { memoryMb: quantile(memory, 0.5), listeners: quantile(listeners, 0.5), timers: Math.min(...timers) };
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function countListenersInMain(app: App): Promise<number> {
  return app.electron.evaluate(({ app: program, ipcMain, powerMonitor, webContents }) =>
    [program, ipcMain, powerMonitor, process, ...webContents.getAllWebContents()]
      .flatMap((emitter) => emitter.eventNames().map((name) => emitter.listenerCount(name)))
      .reduce((total, count) => total + count, 0),
  );
}

function countRunningTimers(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { timersRunning: Set<number> }).timersRunning.size);
}

async function countListeners(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'JSEventListeners')?.value ?? 0;
}

/**
 * Has every window keep its running timers in `window.timersRunning`, for the browser does not tell how many there are, and
 * answers the windows. They are started anew for that: a timer from before, as for the next REGISTER, would seem to be one
 * more when it is renewed.
 */
async function countTimers(app: App): Promise<Page[]> {
  await app.electron.context().addInitScript(() => {
    const running = new Set<number>();
    const { setTimeout: after, setInterval: every, clearTimeout: cancel } = window;
    const clear = (id?: number): void => {
      if (id !== undefined) running.delete(id);
      cancel.call(window, id);
    };
    Object.assign(window, {
      timersRunning: running,
      clearTimeout: clear,
      clearInterval: clear,
      setTimeout: (run: () => void, ms?: number) => {
        const ended = () => {
          running.delete(id);
          run();
        };
        const id = after.call(window, ended, ms) as unknown as number;
        running.add(id);
        return id;
      },
      setInterval: (run: () => void, ms?: number) => {
        const id = every.call(window, run, ms) as unknown as number;
        running.add(id);
        return id;
      },
    });
  });
  const killedAt = Date.now();
  await app.killVoice();
  await app.waitFor('the line is registered', ({ line }) => line.kind === 'registered' && line.since >= killedAt);
  const drawn = await Promise.all([app.desk(), app.popup()]);
  for (const page of drawn) await page.reload();
  return [...drawn, await app.voice()];
}
