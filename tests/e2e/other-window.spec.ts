import { expect, test } from '@playwright/test';
import { type App, launchApp } from '../support/app';
import { waitUntil } from '../support/asterisk/wait-until';
import { makeOffer } from '../support/make-offer';
import { type OtherProgram, startOtherProgram } from '../support/other-program';
import { type RudePbx, startRudePbx } from '../support/rude-pbx';
import { noX11 } from '../support/x11/connection';
import { type Keyboard, plugInKeyboard } from '../support/x11/keyboard';

/** Keys of a real keyboard, for who works in another window while it rings. */
test.describe.configure({ timeout: 120_000 });
test.skip(noX11 !== undefined, noX11);

let pbx: RudePbx;
let app: App;
let other: OtherProgram;
let keyboard: Keyboard;

test.beforeEach(async () => {
  pbx = await startRudePbx();
  other = await startOtherProgram();
  keyboard = await plugInKeyboard();
});
test.afterEach(async () => {
  keyboard.close();
  await app.dispose();
  await other.close();
  await pbx.close();
});

async function launchReady(globalKeys: boolean, userData?: string): Promise<void> {
  app = await launchApp({
    policy: {
      account: { servers: [pbx.url], user: '1001', domain: 'pbx.example' },
      accountSecret: { kind: 'password', password: 'open sesame' },
      interface: { language: 'en', globalKeys },
      country: 'HU',
    },
    ...(userData !== undefined && { userData }),
  });
  await app.request('setReady', undefined);
  await app.waitFor('Ready', ({ line, agent }) => line.kind === 'registered' && agent.state.kind === 'ready');
}

const showsPopup = async () =>
  app.electron.evaluate(({ BrowserWindow, screen }) => {
    const popup = BrowserWindow.getAllWindows().find((window) => window.webContents.getURL().includes('/popup/'));
    const { x = -1, y = -1 } = popup?.getBounds() ?? {};
    const { width, height } = screen.getPrimaryDisplay().bounds;
    return popup?.isVisible() === true && x >= 0 && y >= 0 && x < width && y < height;
  });

test('the popup takes no key from who types in another program', async () => {
  await launchReady(false);
  const popup = await app.popup();
  await other.focus();
  const focused = await keyboard.focusedWindow();
  await keyboard.type('dear sir ');
  const call = pbx.invite({ From: '"Anna Example" <sip:+36305550123@pbx.example>;tag=1' });
  await keyboard.type('we write ');
  await expect(popup.getByRole('heading', { name: 'Anna Example' })).toBeVisible();
  await waitUntil('the popup is on the screen', showsPopup);
  await keyboard.type('about your order');
  await expect.poll(() => other.text()).toBe('dear sir we write about your order');
  expect(await keyboard.focusedWindow()).toBe(focused);
  expect(await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow())).toBeNull();
  call.cancel();
  await keyboard.type(' of today');
  await app.waitFor('the call is gone', ({ calls }) => calls.length === 0);
  expect(await showsPopup()).toBe(false);
  await expect.poll(() => other.text()).toBe('dear sir we write about your order of today');
});

test('a ring takes no key from who types in the desk', async () => {
  await launchReady(false);
  const desk = await app.desk();
  await app.electron.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().includes('/desk/'));
    window?.focus();
    window?.webContents.focus();
  });
  await waitUntil('the desk has the focus', () =>
    app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.webContents.getURL().includes('/desk/') === true),
  );
  await desk.keyboard.press('Control+K');
  const field = desk
    .getByRole('combobox', { name: /search/i })
    .or(desk.getByRole('searchbox'))
    .first();
  await expect(field).toBeFocused();
  await keyboard.type('an');
  const call = pbx.invite({ From: '"Anna Example" <sip:+36305550123@pbx.example>;tag=1' });
  await keyboard.type('na exam');
  await app.waitFor('it rings', ({ calls }) => calls.some(({ state }) => state === 'ringing'));
  await waitUntil('the popup is on the screen', showsPopup);
  await keyboard.type('ple');
  await expect(field).toHaveValue('anna example');
  await expect(field).toBeFocused();
  call.cancel();
  await app.waitFor('the call is gone', ({ calls }) => calls.length === 0);
});

/** Which of these keys this program has taken from the system. */
const taken = (...keys: string[]) =>
  app.electron.evaluate(({ globalShortcut }, asked) => asked.filter((key) => globalShortcut.isRegistered(key)), keys);

/** Chooses another key in the settings, as a person does. */
async function chooseKey(action: string, key: string): Promise<void> {
  const desk = await app.desk();
  await desk.getByRole('button', { name: 'Language, look and settings' }).click();
  await desk.getByRole('menuitem', { name: 'Settings' }).click();
  await desk.getByRole('tab', { name: 'Keys' }).click();
  await desk.getByRole('button', { name: `Change the key: ${action}` }).click();
  await desk.keyboard.press(key);
  await expect(desk.getByRole('listitem').filter({ hasText: action })).toContainText(key);
  await desk.keyboard.press('Escape');
}

test('the chosen key answers, and the other one rejects, from another program while it rings, is free before and after, and outlives a restart', async () => {
  await launchReady(true);
  await chooseKey('Answer the call', 'F11');
  expect(await taken('F2', 'F11', 'F8')).toEqual([]);

  const missed = pbx.invite();
  await waitUntil('the key is taken', async () => (await taken('F11')).length > 0);
  expect(await taken('F2', 'F11', 'Shift+F4', 'F8')).toEqual(['F11', 'Shift+F4']);
  missed.cancel();
  await waitUntil('the key is free', async () => (await taken('F11')).length === 0);

  await app.quit();
  await launchReady(true, app.userData);
  const desk = await app.desk();
  expect(await taken('F2', 'F11', 'F8')).toEqual([]);
  await other.focus();
  const focused = await keyboard.focusedWindow();
  const unwanted = pbx.invite();
  await waitUntil('the key is taken', async () => (await taken('Shift+F4')).length > 0);
  await keyboard.press('Shift', 'F4');
  await unwanted.answer(486);
  await waitUntil('the key is free', async () => (await taken('Shift+F4')).length === 0);
  const call = pbx.invite({}, await makeOffer(desk));
  await waitUntil('the key is taken', async () => (await taken('F11')).length > 0);
  await keyboard.press('F2');
  await keyboard.press('F11');
  await call.answer(200);
  call.acknowledge();
  await app.waitFor('they talk', ({ calls }) => calls[0]?.state === 'talking');
  await waitUntil('only the key for mute is taken', async () => (await taken('F2', 'F11', 'F8')).join() === 'F8');
  await keyboard.press('F8');
  await app.waitFor('muted', ({ calls }) => calls[0]?.state === 'talking' && calls[0].isMuted);
  expect(await keyboard.focusedWindow()).toBe(focused);

  await desk.keyboard.press('F4');
  await app.waitFor('it is over', ({ calls }) => calls.length === 0);
  await waitUntil('every key is free', async () => (await taken('F2', 'F11', 'F8')).length === 0);
  const again = pbx.invite({}, await makeOffer(desk));
  await app.waitFor('it rings in the desk', ({ calls }) => calls[0]?.state === 'ringing');
  await desk.keyboard.press('F11');
  expect(await again.answer(200)).toContain('m=audio');
  again.acknowledge();
  await desk.keyboard.press('F4');
  await app.waitFor('it is over', ({ calls }) => calls.length === 0);
});
