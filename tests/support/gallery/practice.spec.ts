import { test } from '@playwright/test';
import type { DeskState } from '../../../src/contract/ipc/desk-state';
import { looksOf, startedGallery } from './gallery-page';
import { practiceResults, practiceStates } from './practice-states';

const looks = looksOf('light-en-1280', 'dark-hu-1920', 'dark-uk-1280');

const gallery = startedGallery();

test.describe.configure({ mode: 'serial' });

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
