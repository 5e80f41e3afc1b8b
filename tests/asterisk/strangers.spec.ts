import { expect, type Page, test } from '@playwright/test';
import { type App, disposeApps } from '../support/app';
import { becomeReady, launchAgent } from '../support/asterisk/agent-app';
import { placeCall } from '../support/asterisk/caller';
import { pbxOfFile } from '../support/asterisk/pbx-of-file';
import type { CallPlan } from '../support/asterisk/sipp-scenario';
import { waitUntil } from '../support/asterisk/wait-until';

const pbx = pbxOfFile();
let app: App;
let desk: Page;
let popup: Page;

test.beforeAll(async () => {
  app = await launchAgent(pbx());
  desk = await app.desk();
  popup = await app.popup();
  await becomeReady(app);
});
test.afterAll(disposeApps);

/** A call by somebody without a card, while it rings; the caller is refused after `look`. */
async function whileItRings(plan: Partial<CallPlan>, look: () => Promise<void>): Promise<void> {
  const caller = await placeCall(pbx(), { to: '1001', ...plan });
  const { callId } = await app.waitFor('the call rings', ({ calls }) => calls.find(({ state }) => state === 'ringing'));
  await look();
  await app.request('reject', { callId });
  await waitUntil('the caller is refused', caller.hasEnded);
  await app.waitFor('Ready', ({ agent, calls }) => calls.length === 0 && agent.state.kind === 'ready');
}

test('a hidden number is said to be withheld, in the phone, beside it and in the popup', async () => {
  await whileItRings({ number: null }, async () => {
    const { calls, conversations } = await app.state();
    expect(calls[0]?.identity).toMatchObject({ isWithheld: true });
    expect([calls[0]?.identity.number, conversations[0]?.card]).toEqual([undefined, undefined]);
    await expect(desk.getByRole('heading', { name: 'Number withheld' }).first()).toBeVisible();
    await expect(desk.getByText('The caller hides their number. Ask for the name').first()).toBeVisible();
    await expect(popup.getByRole('heading')).toHaveText('Number withheld');
  });
});

test('a caller nobody knows is shown by number, with a name to make a card of', async () => {
  await whileItRings({ number: '+36305550177', displayName: 'Vera Stranger' }, async () => {
    await expect(desk.getByRole('heading', { name: 'Unknown caller' })).toBeVisible();
    await expect(desk.getByText(/30 555 0177$/).first()).toBeVisible();
    await expect(desk.getByRole('textbox', { name: 'Name' })).toHaveValue('Vera Stranger');
    await expect(popup.getByRole('heading')).toHaveText('Vera Stranger');
    await expect(popup.getByText(/30 555 0177$/)).toBeVisible();
  });
});

test('a name of 4 KB with markup in it is cut, and is text and nothing else', async () => {
  const markup = '<img src=x onerror=document.body.remove()>';
  await whileItRings({ displayName: `${markup} ${'Anna '.repeat(820)}` }, async () => {
    const name = (await app.state()).calls[0]?.identity.displayName ?? '';
    expect(name.startsWith(markup)).toBe(true);
    expect(name.length).toBeLessThanOrEqual(128);
    for (const page of [desk, popup]) {
      await expect(page.getByText(markup).first()).toBeVisible();
      const isWithin = await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
      expect([await page.locator('img').count(), isWithin]).toEqual([0, true]);
    }
  });
});
