import { test } from '@playwright/test';
import { looksOf, startedGallery } from './gallery-page';
import { deskStates } from './states';

const looks = looksOf('light-en-1280', 'dark-hu-1920', 'dark-uk-1280');

const gallery = startedGallery();

for (const look of looks) {
  for (const state of ['ready', 'talking'] as const)
    test(`contacts ${state} ${look.name}`, async () => {
      await gallery.show(look, deskStates[state](Date.now()), { dial: { ok: false, problem: 'line-down' } });
      const { page } = gallery;
      await page.getByRole('tab').nth(1).click();
      await gallery.expectGood(`${look.name}-contacts-${state}`);
      await page.getByRole('searchbox').fill('moscow');
      await page.keyboard.press('Enter');
      await gallery.expectGood(`${look.name}-contacts-${state}-closed`);
      await page.keyboard.press('Enter');
      await gallery.expectGood(`${look.name}-contacts-${state}-refused`);
    });

  test(`contacts empty ${look.name}`, async () => {
    const state = deskStates.ready(Date.now());
    await gallery.show(look, { ...state, configuration: { ...state.configuration, directory: [] } }, {});
    await gallery.page.getByRole('tab').nth(1).click();
    await gallery.expectGood(`${look.name}-contacts-empty`);
  });
}
