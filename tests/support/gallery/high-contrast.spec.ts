import { test } from '@playwright/test';
import { looksOf, startedGallery } from './gallery-page';
import { practiceResults, practiceStates } from './practice-states';
import { deskStates } from './states';
import { settingsAnswer, workspaceStates } from './workspace-states';

const looks = looksOf('contrast-light-hu-1280', 'contrast-dark-en-1920');

const gallery = startedGallery();

test.describe.configure({ mode: 'serial' });

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
      await gallery.openSettings(page);
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
