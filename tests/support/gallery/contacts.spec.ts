import { expect, test } from '@playwright/test';
import type { DeskState } from '../../../src/contract/ipc/desk-state';
import { looksOf, startedGallery } from './gallery-page';
import { deskStates } from './states';

const looks = looksOf('light-en-1280', 'dark-hu-1920', 'dark-uk-1280');

const gallery = startedGallery();

/** Somebody in a call at every second number, and the caller's card with a number within the centre. */
function withLamps(state: DeskState): DeskState {
  const directory = state.configuration.directory.map((one) => ({ ...one, hint: one.number }));
  const conversations = state.conversations.map((one) => ({
    ...one,
    ...(one.card && { card: { ...one.card, phones: [...one.card.phones, { label: 'office', e164: '1002', asGiven: '1002' }] } }),
  }));
  return {
    ...state,
    conversations,
    lamps: Object.fromEntries(directory.map(({ hint }, index) => [hint, index % 2 === 0])),
    configuration: { ...state.configuration, directory },
  };
}

for (const look of looks) {
  for (const state of ['ready', 'talking'] as const)
    test(`contacts in the search ${state} ${look.name}`, async () => {
      const { page } = gallery;
      await gallery.show(look, withLamps(deskStates[state](Date.now())), {
        searchCards: [],
        dial: { ok: false, problem: 'line-down' },
      });
      if (state === 'talking') await gallery.expectGood(`${look.name}-card-lamps`);
      await page.keyboard.press('Control+k');
      await page.keyboard.type('mo');
      await page.getByRole('option', { name: 'Moscow' }).waitFor();
      await gallery.expectGood(`${look.name}-contacts-search-${state}`);
      await page.keyboard.press('Enter');
      await gallery.expectGood(`${look.name}-contacts-search-${state}-chosen`);
      // the caller's transfer takes the next key, or the search does where nobody could be called
      await expect(page.locator('input:focus')).toHaveCount(1);
      await expect(page.getByRole('dialog')).toHaveCount(state === 'talking' ? 0 : 1);
    });

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
