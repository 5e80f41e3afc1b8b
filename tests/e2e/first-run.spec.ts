import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { type App, launchApp } from '../support/app';

let app: App;

test.afterEach(() => app.dispose());

test('a program without settings offers the connection, and says in words why it cannot be made', async () => {
  app = await launchApp({ policy: { interface: { language: 'en' } } });
  const desk = await app.desk();
  await expect(desk.getByRole('heading', { name: 'Welcome to Firstline' })).toBeVisible();
  const { violations } = await new AxeBuilder({ page: desk }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => ({ id, html: nodes[0]?.html }))).toEqual([]);

  await desk.getByLabel('Servers').fill('ws://127.0.0.1:9/ws');
  await desk.getByLabel('User', { exact: false }).first().fill('1001');
  await desk.getByLabel('Domain').fill('pbx.example');
  await desk.getByRole('textbox', { name: 'Password' }).fill('open sesame');
  await desk.getByRole('button', { name: 'Connect' }).click();
  const line = await app.waitFor('the line is down', ({ line: now }) => now.kind === 'down' && now);
  expect(line.problem).toBe('unreachable');
  await expect(desk.getByText('No server answers at this address. Check the address and the network.')).toBeVisible();
});

test('the interface speaks the language that is asked for', async () => {
  app = await launchApp({ policy: { interface: { language: 'hu' } } });
  const desk = await app.desk();
  await expect(desk.locator('html')).toHaveAttribute('lang', 'hu');
  await expect(desk.getByRole('heading').first()).not.toHaveText('Welcome to Firstline');
});

test('a broken policy is told with its key, and the program works on', async () => {
  app = await launchApp({ policy: { country: 'Wonderland' } });
  const notice = await app.waitFor('the notice', ({ notices }) => notices.find((one) => one.kind === 'policy-invalid'));
  expect(notice.parameters.key).toBe('country');
});
