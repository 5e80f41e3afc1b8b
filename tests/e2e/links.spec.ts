import { expect, test } from '@playwright/test';
import { disposeApps, launchApp } from '../support/app';

test.afterEach(disposeApps);

/** Plays the system: a second start of the program is told to the first one with its arguments. */
async function openLink(app: Awaited<ReturnType<typeof launchApp>>, link: string): Promise<void> {
  await app.electron.evaluate(({ app: program }, given) => program.emit('second-instance', {}, ['firstline', '--flag', given], ''), link);
}

test('a link puts its number into the dial field, and one that wants more is refused in words', async () => {
  const app = await launchApp({
    policy: {
      account: { servers: ['ws://127.0.0.1:9/ws'], user: '1001', domain: '127.0.0.1' },
      accountSecret: { kind: 'password', password: 'x' },
    },
  });
  const desk = await app.desk();
  const field = desk.getByRole('textbox', { name: 'Number to call' });
  await openLink(app, 'tel:+36-30-123-4567;ext=12');
  await expect(field).toHaveValue('+36301234567');
  await expect(field).toBeFocused();
  await expect(desk.getByText('type extension 12')).toBeVisible();
  await openLink(app, 'sip:1002@127.0.0.1?Route=%3Csip:evil.example%3E');
  await expect(desk.getByText('The link wants more than a call')).toBeVisible();
  expect((await app.state()).calls).toEqual([]);
});

test('the copied number comes into the dial field', async () => {
  const app = await launchApp({
    policy: {
      account: { servers: ['ws://127.0.0.1:9/ws'], user: '1001', domain: '127.0.0.1' },
      accountSecret: { kind: 'password', password: 'x' },
    },
  });
  await app.electron.evaluate(({ clipboard }) => clipboard.writeText('Anna: 06 30 123 4567'));
  await app.request('readClipboard', undefined);
  const desk = await app.desk();
  await expect(desk.getByRole('textbox', { name: 'Number to call' })).toHaveValue('06301234567');
});
