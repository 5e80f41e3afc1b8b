import { test } from '@playwright/test';
import { looksOf, startedGallery } from './gallery-page';
import { headsetStates } from './headset-states';
import { settingsAnswer } from './workspace-states';

const looks = looksOf('light-en-1280', 'dark-hu-1280', 'light-uk-1280');

const gallery = startedGallery();

for (const look of looks)
  for (const [name, make] of Object.entries(headsetStates))
    test(`headset ${name} ${look.name}`, async () => {
      await gallery.show(look, make(Date.now()), { readSettings: settingsAnswer });
      await gallery.openSettings('headset');
      await gallery.expectGood(`${look.name}-headset-${name}`);
    });
