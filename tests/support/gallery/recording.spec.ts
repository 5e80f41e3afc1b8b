import { test } from '@playwright/test';
import { looksOf, startedGallery } from './gallery-page';
import { recordingStates } from './recording-states';

const looks = looksOf('light-en-1280', 'dark-hu-1280', 'dark-uk-1280');

const gallery = startedGallery();

for (const look of looks) {
  for (const [name, make] of Object.entries(recordingStates))
    test(`recording ${name} ${look.name}`, async () => {
      await gallery.show(look, make(Date.now()), {});
      await gallery.expectGood(`${look.name}-recording-${name}`);
    });
}
