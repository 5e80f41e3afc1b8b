import type { Page } from '@playwright/test';
import { type App, type AppOptions, launchApp } from './app';

/** Starts the product, in English unless the options say otherwise, and goes into practice. */
export async function enterPractice(options: Partial<AppOptions> = {}): Promise<App> {
  const entered = await launchApp({ policy: { interface: { language: 'en' } }, ...options });
  // not waited for: on a busy computer the exchange takes longer to start than a desk may take to answer
  await entered.evaluateInDesk('void window.firstline.request.enterPractice()');
  await entered.waitFor('practice', ({ practice, line }) => practice !== null && line.kind === 'registered', 60_000);
  return entered;
}

/** Has this caller come next, and answers. */
export async function answerCaller(where: App, scenarioId: string): Promise<string> {
  await where.request('chooseNextCaller', { scenarioId });
  await where.request('setReady', undefined);
  const { callId } = await where.waitFor('a caller', ({ calls }) => calls.find(({ state }) => state === 'ringing'), 60_000);
  await where.request('answer', { callId });
  await where.waitFor('talking', ({ calls }) => calls.some(({ state }) => state === 'talking'));
  return callId;
}

/** Presses Tab until the button of this name has the focus. */
export async function tabTo(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name });
  for (let presses = 0; presses < 15; presses += 1) {
    if (await button.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${name}`);
}
