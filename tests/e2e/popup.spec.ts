import { expect, test } from '@playwright/test';
import { becomeReady, policyAt } from '../support/agent-at-rude-pbx';
import { type App, launchApp } from '../support/app';
import { waitUntil } from '../support/asterisk/wait-until';
import { pressWithControl } from '../support/press-with-control';
import { type RudePbx, startRudePbx } from '../support/rude-pbx';

let pbx: RudePbx;
let app: App;

test.beforeAll(async () => {
  pbx = await startRudePbx();
  app = await launchApp({ policy: policyAt(pbx) });
  await becomeReady(app);
});
test.afterAll(async () => {
  await app.dispose();
  await pbx.close();
});

/** The popup on the screen: whose process paints it and where it is. A dead one stays there for a moment. */
const popup = () =>
  app.electron.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().includes('/popup/'));
    const pid = window?.webContents.getOSProcessId();
    const { x = -1, y = -1, width = 0 } = window?.isVisible() ? window.getBounds() : {};
    return x < 0 || y < 0 || !pid || window?.webContents.isCrashed() ? undefined : { pid, place: { x, y }, width };
  });

const isAboveOthers = () =>
  app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().some((one) => one.webContents.getURL().includes('/popup/') && one.isAlwaysOnTop()),
  );

const popupOtherThan = (pid: number | undefined) =>
  waitUntil('another popup is on the screen', async () => {
    const found = await popup();
    return found?.pid !== pid && found;
  });

/** By way of main: Playwright may still hold the page that died. */
const shownText = () =>
  app.electron.evaluate(({ webContents }) => {
    const page = webContents.getAllWebContents().find((contents) => contents.getURL().includes('/popup/'));
    return page?.executeJavaScript('document.body.innerText') as Promise<string>;
  });

const isThere = () =>
  app.electron.evaluate(({ webContents }) => webContents.getAllWebContents().some((contents) => contents.getURL().includes('/popup/')));

test('a popup that dies while it rings is back in its corner, and one that keeps dying is given a rest', async () => {
  await app.popup();
  pbx.invite({ From: '"Anna Example" <sip:+36305550123@pbx.example>;tag=1' });
  const first = await waitUntil('the popup is in its corner', popup);
  expect(await isAboveOthers()).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 2500)); // it has lived for a while
  await app.killPopup();
  const second = await popupOtherThan(first.pid);
  await app.killPopup(); // at once: after two seconds it would count as one that lives
  expect(second.place).toEqual(first.place);
  await waitUntil('there is none for a while', async () => !(await isThere()), { timeoutMs: 5000 });
  expect((await popupOtherThan(second.pid)).place).toEqual(first.place);
  await waitUntil('it shows who calls', async () => (await shownText()).includes('Anna Example'));
});

test('a desk that is made larger while it rings makes the popup larger, and nothing in it is cut off', async () => {
  const usual = await waitUntil('the popup is in its corner', popup);
  await pressWithControl(app, '=');
  await pressWithControl(app, '=');
  await waitUntil('it is a quarter wider', async () => (await popup())?.width === usual.width * 1.25);
  const hidden = await app.electron.evaluate(({ webContents }) => {
    const page = webContents.getAllWebContents().find((contents) => contents.getURL().includes('/popup/'));
    return page?.executeJavaScript('document.documentElement.scrollWidth - window.innerWidth') as Promise<number>;
  });
  expect(hidden).toBe(0);
  await pressWithControl(app, '0');
  await waitUntil('it is as before', async () => (await popup())?.width === usual.width);
});
