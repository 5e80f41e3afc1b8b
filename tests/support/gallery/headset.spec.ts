import { test } from '@playwright/test';
import { type GalleryPage, openGalleryPage } from './gallery-page';
import { headsetStates } from './headset-states';
import { settingsAnswer } from './workspace-states';

const looks = [
  { name: 'light-en-1280', theme: 'light', language: 'en', width: 1280, height: 720 },
  { name: 'dark-hu-1280', theme: 'dark', language: 'hu', width: 1280, height: 720 },
  { name: 'light-uk-1280', theme: 'light', language: 'uk', width: 1280, height: 720 },
] as const;

let gallery: GalleryPage;

test.beforeAll(async () => {
  gallery = await openGalleryPage();
});
test.afterAll(() => gallery.close());

for (const look of looks)
  for (const [name, make] of Object.entries(headsetStates))
    test(`headset ${name} ${look.name}`, async () => {
      await gallery.show(look, make(Date.now()), { readSettings: settingsAnswer });
      await gallery.emit('showSettings', { page: 'headset' });
      await gallery.expectGood(`${look.name}-headset-${name}`);
    });
