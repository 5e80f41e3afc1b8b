import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import type { DeskState } from '../../../src/contract/ipc/desk-state';
import type { PopupCall } from '../../../src/contract/ipc/popup';
import { launchElectron } from '../electron';
import { inLanguage } from './content';
import { installFakeBridge } from './fake-bridge';
import { deskStates } from './states';

const root = resolve(import.meta.dirname, '../../..');
const pictures = join(root, '.cache/gallery');
const pages = process.env.GALLERY_PAGES ?? join(root, 'out/renderer');

/** Each look shows another mix of what may go wrong: long words, dark, a small window, a large one. */
const looks = [
  { name: 'light-en-1280', theme: 'light', language: 'en', width: 1280, height: 720 },
  { name: 'dark-hu-1920', theme: 'dark', language: 'hu', width: 1920, height: 1080 },
  { name: 'dark-uk-1280', theme: 'dark', language: 'uk', width: 1280, height: 720 },
] as const;

const call: PopupCall = {
  callId: '00000000-0000-4000-8000-0000000000aa',
  name: 'Kovács-Szentgyörgyi Boglárka',
  displayNumber: '+36 30 123 4567',
  isWithheld: false,
  queueName: 'Support',
  isVip: true,
  isPractice: false,
  hasHighContrast: false,
  repeatContacts: 3,
  ringingSince: 0,
  language: 'en',
  theme: 'light',
  keys: { answer: 'F2', reject: 'Shift+F4' },
};

const popupCalls: Record<string, PopupCall> = {
  known: call,
  'known-dark-hu': { ...call, theme: 'dark', language: 'hu' },
  practice: { ...call, isPractice: true },
  'practice-dark-hu': { ...call, isPractice: true, theme: 'dark', language: 'hu' },
  'high-contrast': { ...call, hasHighContrast: true },
  'high-contrast-dark': { ...call, hasHighContrast: true, isPractice: true, theme: 'dark' },
  withheld: {
    callId: call.callId,
    isWithheld: true,
    isVip: false,
    isPractice: false,
    hasHighContrast: false,
    ringingSince: 0,
    language: 'uk',
    theme: 'light',
    queueName: 'Підтримка',
    keys: call.keys,
  },
};

let app: ElectronApplication;
let page: Page;

test.beforeAll(async () => {
  await mkdir(pictures, { recursive: true });
  app = await launchElectron({ appDirectory: join(import.meta.dirname, 'page'), env: { GALLERY_PAGES: pages } });
  page = await app.firstWindow();
});

test.afterAll(async () => {
  await app.close();
});

async function show(path: string, answers: Record<string, unknown>, width: number, height: number): Promise<Page> {
  await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height), {
    width,
    height,
  });
  // an init script stays, and a later one runs after it, so that the last one counts
  await page.addInitScript(installFakeBridge, { answers });
  await page.goto(`app://firstline/${path}/index.html`);
  return page;
}

async function expectGood(name: string) {
  await page.waitForTimeout(150);
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  const violations = await page.evaluate(() => (globalThis as unknown as { galleryViolations: string[] }).galleryViolations);
  expect.soft(violations, 'content security policy').toEqual([]);
  const { violations: findings } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect
    .soft(
      findings.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
      'axe',
    )
    .toEqual([]);
}

for (const look of looks) {
  for (const [name, make] of Object.entries(deskStates) as [string, (now: number) => DeskState][]) {
    test(`${name} ${look.name}`, async () => {
      const { configuration, ...shown } = inLanguage(make(Date.now()), look.language);
      const answers = { snapshot: { version: 1, state: { ...shown, configuration: { ...configuration, theme: look.theme } } } };
      await show('desk', answers, look.width, look.height);
      await page.locator('#root > *').first().waitFor();
      await expectGood(`${look.name}-${name}`);
    });
  }
}

/** What the three looks do not show: twice the size, a very wide screen, the system's own high-contrast colours. */
const strains = [
  { name: 'zoom-200', width: 960, height: 540, forcedColors: 'none' },
  { name: 'wide-2560', width: 2560, height: 1440, forcedColors: 'none' },
  { name: 'high-contrast', width: 1280, height: 720, forcedColors: 'active' },
] as const;

for (const { name, width, height, forcedColors } of strains) {
  test(`talking ${name}`, async () => {
    await page.emulateMedia({ forcedColors });
    await show('desk', { snapshot: { version: 1, state: deskStates.talking(Date.now()) } }, width, height);
    await page.locator('header').first().waitFor();
    await expectGood(`strain-${name}`);
    await page.emulateMedia({ forcedColors: null });
  });
}

for (const [name, current] of Object.entries(popupCalls)) {
  test(`popup ${name}`, async () => {
    await show('popup', { current }, 384, 180);
    await page.locator('main').waitFor();
    await expectGood(`popup-${name}`);
  });
}

const overlays = [
  { name: 'status-menu', open: () => page.keyboard.press('F10') },
  { name: 'keys', open: () => page.keyboard.press('?') },
  { name: 'search', open: () => page.keyboard.press('Control+k') },
] as const;

for (const { name, open } of overlays) {
  test(`overlay ${name}`, async () => {
    const answers = { snapshot: { version: 1, state: deskStates.ready(Date.now()) }, searchCards: [] };
    await show('desk', answers, 1280, 720);
    await page.locator('header').first().waitFor();
    await open();
    await page.waitForTimeout(200);
    await expectGood(`overlay-${name}`);
  });
}

test('the columns keep the width that was set', async () => {
  const answers = { snapshot: { version: 1, state: deskStates.ready(Date.now()) } };
  await show('desk', answers, 1280, 720);
  const separator = page.getByRole('separator').first();
  const widthOf = async () => (await separator.boundingBox())?.x ?? 0;
  const before = await widthOf();
  await separator.focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(300);
  const after = await widthOf();
  expect(after).toBeGreaterThan(before);
  await show('desk', answers, 1280, 720);
  await separator.waitFor();
  expect(Math.abs((await widthOf()) - after)).toBeLessThan(2);
  await page.evaluate(() => localStorage.clear());
});
