import { test } from '@playwright/test';
import { looksOf, startedGallery } from './gallery-page';
import { readinessStates } from './readiness-states';

const looks = looksOf('light-en-1280', 'dark-hu-1280', 'light-uk-1280');

const gallery = startedGallery();

for (const look of looks) {
  for (const [name, make] of Object.entries(readinessStates))
    test(`readiness ${name} ${look.name}`, async () => {
      await gallery.show(look, make(Date.now()), {});
      await gallery.page.locator('footer button').first().click();
      await gallery.expectGood(`${look.name}-readiness-${name}`);
    });
}
