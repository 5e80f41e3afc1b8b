import { test } from '@playwright/test';
import type { DeskState } from '../../../src/contract/ipc/desk-state';
import { type GalleryPage, type Look, openGalleryPage } from './gallery-page';
import { practiceResults, practiceStates } from './practice-states';

const looks: readonly Look[] = [
  { name: 'light-en-1280', theme: 'light', language: 'en', width: 1280, height: 720 },
  { name: 'dark-hu-1920', theme: 'dark', language: 'hu', width: 1920, height: 1080 },
  { name: 'dark-uk-1280', theme: 'dark', language: 'uk', width: 1280, height: 720 },
];

let gallery: GalleryPage;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  gallery = await openGalleryPage();
});

test.afterAll(() => gallery.close());

for (const look of looks) {
  for (const [name, make] of Object.entries(practiceStates)) {
    test(`practice ${name} ${look.name}`, async () => {
      await gallery.show(look, make(Date.now()), {});
      await gallery.page.locator('h1').first().waitFor({ state: 'attached' });
      await gallery.expectGood(`${look.name}-practice-${name}`);
    });
  }

  for (const [name, make] of Object.entries(practiceResults)) {
    test(`practice result ${name} ${look.name}`, async () => {
      const now = Date.now();
      const state: DeskState = practiceStates.coming(now);
      await gallery.show(look, state, {});
      await gallery.page.getByRole('tab').nth(1).waitFor();
      const { practice } = state;
      await gallery.emit('patch', {
        version: 2,
        changes: { practice: practice && { ...practice, results: [make(now), ...practice.results] } },
      });
      await gallery.page.locator('h2:focus').waitFor();
      await gallery.expectGood(`${look.name}-practice-result-${name}`);
    });
  }

  test(`practice progress ${look.name}`, async () => {
    await gallery.show(look, practiceStates.coming(Date.now()), {});
    await gallery.page.getByRole('tab').nth(1).click();
    await gallery.expectGood(`${look.name}-practice-progress`);
  });
}
