import { expect, type Page, test } from '@playwright/test';
import { becomeReady, policyAt } from '../support/agent-at-rude-pbx';
import { type App, launchApp } from '../support/app';
import { expectAccessible } from '../support/expect-accessible';
import { makeOffer } from '../support/make-offer';
import { type RudePbx, startRudePbx } from '../support/rude-pbx';

/** What is not on the way from Ready to the saved form, which keyboard.spec.ts of the tests against Asterisk goes. */
let pbx: RudePbx;
let app: App;
let desk: Page;

test.beforeAll(async () => {
  pbx = await startRudePbx();
  app = await launchApp({ policy: policyAt(pbx, { reasons: [{ id: 'lunch', kind: 'break', limitS: 2700 }] }) });
  desk = await app.desk();
  await becomeReady(app);
});
test.afterAll(async () => {
  await app.dispose();
  await pbx.close();
});

test('axe finds nothing on any page of the settings', async () => {
  await desk.locator('header button').last().click();
  await desk.getByRole('menuitem').first().click();
  const settings = desk.getByRole('dialog');
  const tabs = settings.getByRole('tab');
  const names = await tabs.allTextContents();
  expect(names.length).toBeGreaterThan(6);
  for (const [index, name] of names.entries())
    await test.step(name, async () => {
      await tabs.nth(index).click();
      await expect(settings.getByRole('tabpanel')).toBeVisible();
      await expectAccessible(desk);
    });
  await desk.keyboard.press('Escape');
});

test('axe finds nothing in the transfer panel, the ringing popup and the break', async () => {
  const call = pbx.invite({ From: '"Anna Example" <sip:+36305550123@pbx.example>;tag=1' }, await makeOffer(desk));
  const { callId } = await app.waitFor('it rings', ({ calls }) => calls.find(({ state }) => state === 'ringing'));
  const popup = await app.popup();
  await expect(popup.getByRole('heading', { name: 'Anna Example' })).toBeVisible();
  await expectAccessible(popup);
  await app.request('answer', { callId });
  await call.answer(200);
  call.acknowledge();
  await app.waitFor('they talk', ({ calls }) => calls[0]?.state === 'talking');
  await desk.keyboard.press('F6');
  await expect(desk.getByPlaceholder('Number or name')).toBeVisible();
  await expectAccessible(desk);
  await app.request('hangUp', { callId });
  await app.waitFor('it is over', ({ calls }) => calls.length === 0);
  await app.request('finishForm', { conversationId: callId, values: { topic: 'question', outcome: 'answered' } });
  await app.waitFor('Ready', ({ agent }) => agent.state.kind === 'ready');
  await app.request('setNotReady', { reasonId: 'lunch' });
  await app.waitFor('the break', ({ agent }) => agent.state.kind === 'not-ready');
  await expect(desk.getByRole('timer').first()).toBeVisible();
  await expectAccessible(desk);
});
