import { test } from '@playwright/test';
import { looksOf, startedGallery } from './gallery-page';
import { qualityMinute, qualityStates } from './quality-states';

const looks = looksOf('light-en-1280', 'dark-hu-1280', 'dark-uk-1280');

const gallery = startedGallery();

/** Tells a minute of a call, and waits until all of it is drawn. */
async function showMinute(mos: number): Promise<void> {
  const moments = qualityMinute(mos);
  for (const moment of moments) await gallery.emit('qualityMoment', moment);
  await gallery.page.waitForFunction((count) => document.querySelector('polyline')?.points.length === count, moments.length);
}

for (const look of looks) {
  for (const [name, make] of Object.entries(qualityStates))
    test(`quality ${name} ${look.name}`, async () => {
      const state = make(Date.now());
      await gallery.show(look, state, {});
      await showMinute(state.quality?.mos ?? 4);
      await gallery.expectGood(`${look.name}-quality-${name}`);
    });

  test(`quality details ${look.name}`, async () => {
    const state = qualityStates.network(Date.now());
    await gallery.show(look, state, {});
    await showMinute(3.4);
    await gallery.page.locator('footer button').last().click();
    await gallery.expectGood(`${look.name}-quality-details`);
  });
}
