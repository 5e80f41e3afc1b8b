import type { Page } from '@playwright/test';
import type { App } from '../../tests/support/app';
import { type AgentOptions, launchAgent } from '../../tests/support/asterisk/agent-app';
import type { Asterisk } from '../../tests/support/asterisk/asterisk';
import { startReference } from '../../tests/support/asterisk/reference';
import { waitUntil } from '../../tests/support/asterisk/wait-until';
import { openWireTap, type WireTap } from './wire-tap';

/** A phone under measurement, product or reference, seen alike. */
export interface MeasuredPhone {
  readonly tap: WireTap;
  /** The window in which an incoming call shows first. */
  readonly ringPage: Page;
  readonly mainPid: number;
  isRinging(): Promise<boolean>;
  /** Presses Answer; the answer is when it was pressed, wall clock, ms. */
  answer(): Promise<number>;
  hangUp(): Promise<void>;
  isIdle(): Promise<boolean>;
  close(): Promise<void>;
}

export interface MeasuredProduct extends MeasuredPhone {
  readonly app: App;
  readonly desk: Page;
}

export async function startMeasuredReference(asterisk: Asterisk, user: string): Promise<MeasuredPhone> {
  const tap = await openWireTap(asterisk.plan.httpPort);
  const reference = await startReference(asterisk, { user, server: tap.url });
  const { app, phonePage, ringPage } = reference;
  return {
    tap,
    ringPage,
    mainPid: app.process().pid ?? 0,
    isRinging: () => phonePage.evaluate(() => window.phone.state() === 'ringing'),
    answer: () =>
      phonePage.evaluate(() => {
        const at = performance.timeOrigin + performance.now();
        window.phone.answer();
        return at;
      }),
    hangUp: () => phonePage.evaluate(() => window.phone.hangUp()),
    isIdle: () => phonePage.evaluate(() => ['idle', 'ended'].includes(window.phone.state())),
    async close() {
      await reference.close();
      tap.close();
    },
  };
}

/** Starts the product; its queues end a wrap-up at once, so that one call may follow another. */
export async function startMeasuredProduct(
  asterisk: Asterisk,
  user: string,
  options: Partial<AgentOptions> = {},
): Promise<MeasuredProduct> {
  const tap = await openWireTap(asterisk.plan.httpPort);
  const app = await launchAgent(asterisk, { user, server: tap.url, ...options });
  await app.waitFor('the line is registered', ({ line }) => line.kind === 'registered');
  const desk = await app.desk();
  const ringing = async () => (await app.state()).calls.find(({ state }) => state === 'ringing');
  return {
    app,
    desk,
    tap,
    ringPage: await app.popup(),
    mainPid: app.electron.process().pid ?? 0,
    isRinging: async () => (await ringing()) !== undefined,
    async answer() {
      const call = await waitUntil('a ringing call', ringing, { everyMs: 20 });
      return (await app.evaluateInDesk(
        `(() => { const at = performance.timeOrigin + performance.now(); void window.firstline.request.answer({ callId: '${call.callId}' }); return at; })()`,
      )) as number;
    },
    async hangUp() {
      for (const { callId } of (await app.state()).calls) await app.request('hangUp', { callId });
    },
    isIdle: async () => (await app.state()).calls.every(({ state }) => state === 'ended'),
    async close() {
      await app.dispose();
      tap.close();
    },
  };
}
