import { test } from '@playwright/test';
import { coachStates } from './coach-states';
import { looksOf, startedGallery } from './gallery-page';

const looks = looksOf('light-en-1280', 'dark-hu-1280', 'dark-uk-1280', 'contrast-light-hu-1280');

const gallery = startedGallery();

for (const look of looks)
  for (const [name, make] of Object.entries(coachStates))
    test(`coach ${name} ${look.name}`, async () => {
      await gallery.show(look, make(Date.now()), {});
      await gallery.expectGood(`${look.name}-coach-${name}`);
    });
