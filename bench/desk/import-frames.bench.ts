import type { Page } from '@playwright/test';
import { launchApp } from '../../tests/support/app';
import { importCustomers } from '../../tests/support/cards';
import { benchCustomers, cardCount } from '../customers';
import { type Figure, makeFigure } from '../figure';

const quietMs = 10_000;
const longestFrameMs = 100;

/** How long the desk's frames take while a million cards are imported, beside the same desk before. */
export async function measure(): Promise<readonly Figure[]> {
  const app = await launchApp({
    // an account, so that the desk is shown; nobody is asked to answer for it
    policy: {
      account: { servers: ['ws://127.0.0.1:9/ws'], user: '1001', domain: '127.0.0.1' },
      accountSecret: { kind: 'password', password: 'none' },
      interface: { language: 'en' },
    },
  });
  const desk = await app.desk();
  const quiet = await framesDuring(desk, () => new Promise((resolve) => setTimeout(resolve, quietMs)));
  const rows = benchCustomers(cardCount);
  const busy = await framesDuring(desk, () => importCustomers(app, rows, 900_000));
  await app.dispose();
  const cards = cardCount.toLocaleString('en');
  const longest = Math.max(...busy);
  const slow = busy.filter((frameMs) => frameMs > longestFrameMs).length;
  return [
    makeFigure(`import: the desk's frames meanwhile, ${cards} cards`, 'ms', busy, { p95: longestFrameMs }, quiet),
    makeFigure(`import: the longest of its ${busy.length} frames (${slow} over ${longestFrameMs} ms)`, 'ms', [longest], {
      p95: longestFrameMs,
    }),
  ];
}

/** The times from frame to frame, ms, as the page itself sees them while something goes on. */
async function framesDuring(page: Page, work: () => Promise<unknown>): Promise<readonly number[]> {
  const watch = await page.evaluateHandle(() => {
    const frames: number[] = [];
    const state = { frames, isOn: true };
    let last: number | undefined;
    const next = (): void => {
      const at = performance.now();
      if (last !== undefined) frames.push(at - last);
      last = at;
      if (state.isOn) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
    return state;
  });
  await work();
  return await watch.evaluate((state) => {
    state.isOn = false;
    return state.frames;
  });
}
