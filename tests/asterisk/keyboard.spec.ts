import { expect, type Page, test } from '@playwright/test';
import { disposeApps } from '../support/app';
import { launchAgent } from '../support/asterisk/agent-app';
import { type Asterisk, startAsterisk } from '../support/asterisk/asterisk';
import { placeCall } from '../support/asterisk/caller';
import { importCustomers } from '../support/cards';
import { expectAccessible, expectLegibleInEachLook } from '../support/expect-accessible';

test.describe.configure({ timeout: 120_000 });

let asterisk: Asterisk;

test.beforeAll(async () => {
  asterisk = await startAsterisk();
});
test.afterEach(disposeApps);
test.afterAll(() => asterisk.dispose());

test('from Ready to the saved form without a mouse, and nothing for axe to find on the way', async () => {
  const app = await launchAgent(asterisk, { policy: { interface: { language: 'en', theme: 'system', globalKeys: false } } });
  const desk = await app.desk();
  await importCustomers(app, [{ externalId: 'C-1', name: 'Anna Example', phone: '+36305550123', tariff: 'Home 300' }]);
  await app.waitFor('the line is registered', ({ line }) => line.kind === 'registered');

  await desk.keyboard.press('F10');
  await app.waitFor('Ready', ({ agent }) => agent.state.kind === 'ready' && agent.confirmed === 'available');
  await expectAccessible(desk);

  await placeCall(asterisk, { to: 'support', number: '+36305550123' });
  await app.waitFor('the call rings', ({ calls }) => calls.some(({ state }) => state === 'ringing'));
  await expect(desk.getByText('Anna Example').first()).toBeVisible();
  await expectAccessible(desk);
  await expectAccessible(await app.popup());

  await desk.keyboard.press('F2');
  await app.waitFor('they talk', ({ calls }) => calls[0]?.state === 'talking');
  await desk.keyboard.press('1');
  await app.waitFor('the script goes on', ({ conversations }) => conversations[0]?.script?.progress.path.length === 1);
  await expectLegibleInEachLook(desk);

  await desk.keyboard.press('F4');
  await app.waitFor('wrap-up', ({ agent }) => agent.state.kind === 'wrap-up');
  await expectLegibleInEachLook(desk);
  await chooseByKeyboard(desk, 'Topic', 'Question');
  await chooseByKeyboard(desk, 'Outcome', 'Answered');
  await tabTo(desk, 'In short');
  await desk.keyboard.type('asked for the bill');
  await desk.keyboard.press('Control+Enter');
  await app.waitFor('the record is saved', ({ conversations, agent }) => conversations.length === 0 && agent.state.kind === 'ready');

  const [hit] = await app.request('searchCards', { query: 'Anna Example' });
  const card = await app.request('readCard', { cardId: hit?.cardId ?? 0 });
  expect(card?.lastInteractions).toMatchObject([
    { topic: 'Question', outcome: 'Answered', summary: 'asked for the bill', queueId: 'support' },
  ]);
});

/** Moves the focus by the Tab key alone until it is on the field of that label. */
async function tabTo(page: Page, label: string): Promise<void> {
  const field = page.getByLabel(label, { exact: false }).first();
  for (let presses = 0; presses < 80; presses++) {
    if (await field.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`No way to "${label}" by the Tab key`);
}

async function chooseByKeyboard(page: Page, label: string, option: string): Promise<void> {
  await tabTo(page, label);
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: option }).waitFor();
  await page.keyboard.type(option);
  await page.keyboard.press('Enter');
}
