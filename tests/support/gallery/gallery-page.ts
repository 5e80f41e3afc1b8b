import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import type { DeskState } from '../../../src/contract/ipc/desk-state';
import type { Language } from '../../../src/core/policy/configuration';
import type { Theme } from '../../../src/core/policy/theme';
import { launchElectron } from '../electron';
import { inLanguage } from './content';
import { type FakeMain, installFakeBridge } from './fake-bridge';

const root = resolve(import.meta.dirname, '../../..');
const pictures = join(root, '.cache/gallery');
const pages = process.env.GALLERY_PAGES ?? join(root, 'out/renderer');

/** How a picture is taken: each look shows another mix of what may go wrong. */
export interface Look {
  readonly name: string;
  readonly theme: Theme;
  readonly language: Language;
  readonly width: number;
  readonly height: number;
}

const small = { width: 1280, height: 720 } as const;
const large = { width: 1920, height: 1080 } as const;

const looks = {
  'light-en-1280': { theme: 'light', language: 'en', ...small },
  'light-uk-1280': { theme: 'light', language: 'uk', ...small },
  'dark-hu-1280': { theme: 'dark', language: 'hu', ...small },
  'dark-hu-1920': { theme: 'dark', language: 'hu', ...large },
  'dark-uk-1280': { theme: 'dark', language: 'uk', ...small },
  'contrast-light-hu-1280': { theme: 'high-contrast-light', language: 'hu', ...small },
  'contrast-dark-en-1920': { theme: 'high-contrast-dark', language: 'en', ...large },
} as const satisfies Record<string, Omit<Look, 'name'>>;

/** In the order of their tabs. */
const settingsPages = ['account', 'devices', 'headset', 'interface', 'keys', 'cards', 'about'] as const;
type SettingsPage = (typeof settingsPages)[number];

/** The looks of these names. */
export function looksOf(...names: readonly (keyof typeof looks)[]): Look[] {
  return names.map((name) => ({ name, ...looks[name] }));
}

/** A window over a made-up main, that plays events and takes pictures. */
export interface GalleryPage {
  readonly page: Page;
  show(look: Look, state: DeskState, answers: Readonly<Record<string, unknown>>): Promise<void>;
  /** Plays an event of main. */
  emit(name: string, payload: unknown): Promise<void>;
  /** Opens a page of the settings, by way of the menu. */
  openSettings(page: SettingsPage): Promise<void>;
  /**
   * Takes the picture and has it checked by axe and for breaches of the content security policy. In a high-contrast look
   * axe wants 7:1.
   */
  expectGood(name: string): Promise<void>;
  close(): Promise<void>;
}

/** One window for all tests of a file, open while they run. */
export function startedGallery(): GalleryPage {
  const gallery = {} as GalleryPage;
  test.beforeAll(async () => void Object.assign(gallery, await openGalleryPage()));
  test.afterAll(() => gallery.close());
  return gallery;
}

async function openGalleryPage(): Promise<GalleryPage> {
  await mkdir(pictures, { recursive: true });
  const app = await launchElectron({ appDirectory: join(import.meta.dirname, 'page'), env: { GALLERY_PAGES: pages } });
  const page = await app.firstWindow();
  return {
    page,
    async show({ language, theme, width, height }, state, answers) {
      await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height), {
        width,
        height,
      });
      const { configuration, ...shown } = inLanguage(state, language);
      const snapshot = { version: 1, state: { ...shown, configuration: { ...configuration, theme } } };
      const main: FakeMain = { answers: { ...answers, snapshot } };
      await page.addInitScript(installFakeBridge, main);
      await page.addInitScript(keepListeners);
      await page.goto('app://firstline/desk/index.html');
      await page.locator('#root > *').first().waitFor();
    },
    async emit(name, payload) {
      await page.evaluate(
        (event) => (globalThis as unknown as { galleryEmit(name: string, payload: unknown): void }).galleryEmit(event.name, event.payload),
        { name, payload },
      );
    },
    async openSettings(asked) {
      await page.locator('header button').last().click();
      await page.getByRole('menuitem').first().click();
      await page.getByRole('dialog').getByRole('tab').nth(settingsPages.indexOf(asked)).click();
    },
    async expectGood(name) {
      await page.waitForTimeout(200);
      await page.screenshot({ path: join(pictures, `${name}.png`) });
      const violations = await page.evaluate(() => (globalThis as unknown as { galleryViolations: string[] }).galleryViolations);
      expect(violations, 'content security policy').toEqual([]);
      const isHighContrast = await page.evaluate(() => document.documentElement.dataset.contrast === 'more');
      const axe = new AxeBuilder({ page }).setLegacyMode();
      const { violations: findings } = await axe.options({ rules: { 'color-contrast-enhanced': { enabled: isHighContrast } } }).analyze();
      const texts = findings.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
      expect(texts, 'axe').toEqual([]);
    },
    close: () => app.close(),
  };
}

/** Runs in the page: keeps the listeners, so that a picture can play an event of main. */
function keepListeners() {
  const listeners: Record<string, ((payload: unknown) => void)[]> = {};
  const on = new Proxy(
    {},
    {
      get: (_, name: string) => (listener: (payload: unknown) => void) => {
        listeners[name] = [...(listeners[name] ?? []), listener];
        return () => undefined;
      },
    },
  );
  const { firstline } = globalThis as unknown as { firstline: object };
  Object.assign(globalThis, {
    firstline: { ...firstline, on },
    galleryEmit: (name: string, payload: unknown) => {
      for (const listener of listeners[name] ?? []) listener(payload);
    },
  });
}
