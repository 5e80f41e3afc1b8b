import { test } from '@playwright/test';
import { type GalleryPage, openGalleryPage } from './gallery-page';
import { qualityMinute, qualityStates } from './quality-states';

const looks = [
  { name: 'light-en-1280', theme: 'light', language: 'en', width: 1280, height: 720 },
  { name: 'dark-hu-1280', theme: 'dark', language: 'hu', width: 1280, height: 720 },
  { name: 'dark-uk-1280', theme: 'dark', language: 'uk', width: 1280, height: 720 },
] as const;

let gallery: GalleryPage;

test.beforeAll(async () => {
  gallery = await openGalleryPage();
});
test.afterAll(() => gallery.close());

for (const look of looks) {
  for (const [name, make] of Object.entries(qualityStates))
    test(`quality ${name} ${look.name}`, async () => {
      const state = make(Date.now());
      await gallery.show(look, state, {});
      for (const moment of qualityMinute(state.quality?.mos ?? 4)) await gallery.emit('qualityMoment', moment);
      await gallery.expectGood(`${look.name}-quality-${name}`);
    });

  test(`quality details ${look.name}`, async () => {
    const state = qualityStates.network(Date.now());
    await gallery.show(look, state, {});
    for (const moment of qualityMinute(3.4)) await gallery.emit('qualityMoment', moment);
    await gallery.page.locator('footer button').last().click();
    await gallery.expectGood(`${look.name}-quality-details`);
  });
}
