import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import type { DeskState } from '../../../src/contract/ipc/desk-state';
import { launchElectron } from '../electron';
import { installFakeBridge } from './fake-bridge';
import { deskStates } from './states';
import { importDone, importPreview, newSettingsAnswer, openCard, searchAnswer, settingsAnswer, workspaceStates } from './workspace-states';

const root = resolve(import.meta.dirname, '../../..');
const pictures = join(root, '.cache/gallery');
const pages = process.env.GALLERY_PAGES ?? join(root, 'out/renderer');

const looks = [
  { name: 'light-en-1280', theme: 'light', language: 'en', width: 1280, height: 720 },
  { name: 'dark-hu-1920', theme: 'dark', language: 'hu', width: 1920, height: 1080 },
  { name: 'light-uk-1280', theme: 'light', language: 'uk', width: 1280, height: 720 },
] as const;

type Look = (typeof looks)[number];

let app: ElectronApplication;
let page: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  await mkdir(pictures, { recursive: true });
  app = await launchElectron({ appDirectory: join(import.meta.dirname, 'page'), env: { GALLERY_PAGES: pages } });
  page = await app.firstWindow();
});

test.afterAll(async () => {
  await app.close();
});

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

async function show(look: Look, state: DeskState, more: Record<string, unknown> = {}) {
  const { language, theme, width, height } = look;
  await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height), {
    width,
    height,
  });
  const answers: Record<string, unknown> = {
    readSettings: settingsAnswer,
    searchCards: searchAnswer,
    readCard: openCard,
    chooseImportFile: { ok: true, value: importPreview },
    startImport: { ok: true },
    ...more,
    snapshot: { version: 1, state: { ...state, configuration: { ...state.configuration, language, theme } } },
  };
  await page.addInitScript(installFakeBridge, { answers });
  await page.addInitScript(keepListeners);
  await page.goto('app://firstline/desk/index.html');
  await page.locator('#root > *').first().waitFor();
}

async function emit(name: string, payload: unknown) {
  await page.evaluate(
    (event) => (globalThis as unknown as { galleryEmit(name: string, payload: unknown): void }).galleryEmit(event.name, event.payload),
    {
      name,
      payload,
    },
  );
}

async function expectGood(name: string) {
  await page.waitForTimeout(200);
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  const violations = await page.evaluate(() => (globalThis as unknown as { galleryViolations: string[] }).galleryViolations);
  expect(violations, 'content security policy').toEqual([]);
  const { violations: findings } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const texts = findings.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  expect(texts, 'axe').toEqual([]);
}

const settingsPages = ['account', 'devices', 'interface', 'cards', 'about'] as const;

for (const look of looks) {
  for (const [name, make] of Object.entries(workspaceStates)) {
    test(`${name} ${look.name}`, async () => {
      await show(look, make(Date.now()));
      await expectGood(`${look.name}-${name}`);
    });
  }

  for (const settingsPage of settingsPages) {
    test(`settings ${settingsPage} ${look.name}`, async () => {
      await show(look, deskStates.ready(Date.now()));
      await emit('showSettings', { page: settingsPage });
      await expectGood(`${look.name}-settings-${settingsPage}`);
    });
  }

  test(`import ${look.name}`, async () => {
    await show(look, deskStates.ready(Date.now()));
    await emit('showSettings', { page: 'cards' });
    await page.getByRole('tabpanel').getByRole('button').click();
    await expectGood(`${look.name}-import-columns`);
    await emit('importProgress', { kind: 'running', rows: 81_200, imported: 80_650, skipped: 550, share: 0.42 });
    await expectGood(`${look.name}-import-running`);
    await emit('importProgress', importDone);
    await expectGood(`${look.name}-import-done`);
  });

  test(`search ${look.name}`, async () => {
    await show(look, deskStates.ready(Date.now()));
    await page.keyboard.press('Control+k');
    await page.keyboard.type('kov');
    await page.getByRole('option').first().waitFor();
    await expectGood(`${look.name}-search-found`);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expectGood(`${look.name}-card-alone`);
  });

  test(`search for the caller ${look.name}`, async () => {
    await show(look, deskStates['ringing-unknown'](Date.now()));
    await page.keyboard.press('Control+k');
    await page.keyboard.type('06 30 123');
    await page.getByRole('option').first().waitFor();
    await expectGood(`${look.name}-search-linking`);
  });

  test(`refused form ${look.name}`, async () => {
    const problem = [
      { field: 'symptom', kind: 'required', message: 'required' },
      { field: 'outcome', kind: 'required', message: 'required' },
    ];
    await show(look, deskStates['wrap-up'](Date.now()), {
      finishForm: { ok: false, problem },
      saveDraft: { ok: false, problem: 'disk-full' },
    });
    await page.keyboard.press('Control+Enter');
    await expectGood(`${look.name}-form-refused`);
  });

  test(`first run, wrong ${look.name}`, async () => {
    await show(look, deskStates['first-run'](Date.now()), { readSettings: newSettingsAnswer });
    await page.locator('[name=user]').fill('1001');
    await page.locator('form button[type=submit]').click();
    await expectGood(`${look.name}-first-run-wrong`);
  });
}
