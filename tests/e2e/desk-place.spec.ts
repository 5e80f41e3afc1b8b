import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type App, disposeApps, launchApp } from '../support/app';
import { expectAccessible } from '../support/expect-accessible';
import { pressWithControl } from '../support/press-with-control';

const policy = {
  account: { servers: ['ws://127.0.0.1:9/ws'], user: '1001', domain: '127.0.0.1' },
  accountSecret: { kind: 'password', password: 'x' },
  interface: { language: 'en' },
};

test.afterEach(disposeApps);

const boundsOf = (app: App, change?: { x: number; y: number; width: number; height: number }) =>
  app.electron.evaluate(({ BrowserWindow }, wanted) => {
    const desk = BrowserWindow.getAllWindows().find((window) => window.webContents.getURL().includes('/desk/'));
    if (wanted) desk?.setBounds(wanted);
    return desk?.getBounds();
  }, change);

/** A moment after the last change. */
const expectKept = (app: App, zoom: number) =>
  expect
    .poll(async () => JSON.parse(await readFile(join(app.userData, 'window.json'), 'utf8').catch(() => '{}')) as object)
    .toMatchObject({ zoom });

test('the desk comes back where it stood and as large as it was made, and nothing is cut off', async () => {
  const app = await launchApp({ policy });
  const bounds = { x: 40, y: 30, width: 1500, height: 900 };
  await boundsOf(app, bounds);
  const desk = await app.desk();
  const expectZoom = (page: typeof desk, zoom: number) => expect.poll(() => page.evaluate(() => window.devicePixelRatio)).toBeCloseTo(zoom);
  for (let presses = 0; presses < 2; presses += 1) await pressWithControl(app, '=');
  await expectZoom(desk, 1.25);
  for (let presses = 0; presses < 4; presses += 1) await pressWithControl(app, '=');
  await expectZoom(desk, 1500 / 960); // for twice as large there is no room
  expect(await desk.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  await expectAccessible(desk);
  await pressWithControl(app, '0');
  await pressWithControl(app, '=');
  await expectKept(app, 1.1);
  await app.quit();

  const later = await launchApp({ policy, userData: app.userData });
  await expectZoom(await later.desk(), 1.1);
  expect(await boundsOf(later)).toEqual(bounds);
});
