import { test } from '@playwright/test';
import { type GalleryPage, type Look, openGalleryPage } from './gallery-page';
import { practiceResults, practiceStates } from './practice-states';
import { deskStates } from './states';
import { settingsAnswer, workspaceStates } from './workspace-states';

const looks: readonly Look[] = [
  { name: 'contrast-light-hu-1280', theme: 'high-contrast-light', language: 'hu', width: 1280, height: 720 },
  { name: 'contrast-dark-en-1920', theme: 'high-contrast-dark', language: 'en', width: 1920, height: 1080 },
];

let gallery: GalleryPage;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  gallery = await openGalleryPage();
});

test.afterAll(() => gallery.close());

const states = { ...deskStates, ...workspaceStates, practice: practiceStates.coming };

for (const look of looks) {
  for (const [name, make] of Object.entries(states)) {
    test(`${name} ${look.name}`, async () => {
      await gallery.show(look, make(Date.now()), { readSettings: settingsAnswer });
      await gallery.expectGood(`${look.name}-${name}`);
    });
  }

  for (const page of ['account', 'devices', 'interface'] as const) {
    test(`settings ${page} ${look.name}`, async () => {
      await gallery.show(look, deskStates.ready(Date.now()), { readSettings: settingsAnswer });
      await gallery.emit('showSettings', { page });
      await gallery.expectGood(`${look.name}-settings-${page}`);
    });
  }

  test(`result ${look.name}`, async () => {
    const now = Date.now();
    const state = practiceStates.coming(now);
    await gallery.show(look, state, {});
    await gallery.emit('patch', { version: 2, changes: { practice: { ...state.practice, results: [practiceResults.mixed(now)] } } });
    await gallery.page.locator('h2:focus').waitFor();
    await gallery.expectGood(`${look.name}-practice-result`);
  });

  test(`menu ${look.name}`, async () => {
    await gallery.show(look, deskStates.ready(Date.now()), {});
    await gallery.page.keyboard.press('F10');
    await gallery.page.getByRole('menu').waitFor();
    await gallery.expectGood(`${look.name}-menu`);
  });
}
