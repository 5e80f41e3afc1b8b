import { test } from '@playwright/test';
import type { DeskState } from '../../../src/contract/ipc/desk-state';
import { looksOf, startedGallery } from './gallery-page';
import { deskStates } from './states';

const looks = looksOf('light-en-1280', 'dark-hu-1280', 'dark-uk-1280');

const handedId = '00000000-0000-4000-8000-0000000000aa';
const day = 86_400_000;

const gallery = startedGallery();

/** The desk with voicemail, lamps and a number out of a link. */
function withPhoneNews(now: number): DeskState {
  const state = deskStates.ready(now);
  const { directory } = state.configuration;
  const hinted = directory.map((one, index) => ({ ...one, hint: `hint-${index}` }));
  return {
    ...state,
    voicemail: { number: '*97', summary: { isWaiting: true, newCount: 2 } },
    lamps: Object.fromEntries(hinted.map(({ hint }, index) => [hint, index % 2 === 0])),
    configuration: { ...state.configuration, directory: hinted },
  };
}

function history(state: DeskState) {
  const calls = state.recent.map((call, index) => ({
    ...call,
    at: call.at - index * day,
    ...(index % 2 === 0 && { queueId: 'support' }),
  }));
  return { calls, hasMore: true };
}

for (const look of looks) {
  test(`calls history ${look.name}`, async () => {
    const state = deskStates.ready(Date.now());
    await gallery.show(look, state, { readCallHistory: history(state) });
    await gallery.page.keyboard.press('Control+L');
    await gallery.page.getByRole('dialog').getByRole('option').first().waitFor();
    await gallery.expectGood(`${look.name}-calls-history`);
  });

  test(`calls again ${look.name}`, async () => {
    await gallery.show(look, deskStates.ready(Date.now()), {
      dial: { ok: false, problem: { kind: 'just-dialled', dialledAt: Date.now() - 12_000 } },
    });
    await gallery.page.keyboard.press('Control+D');
    await gallery.page.keyboard.type('+36 30 123 4567');
    await gallery.page.keyboard.press('Enter');
    await gallery.page.getByRole('dialog').waitFor();
    await gallery.expectGood(`${look.name}-calls-again`);
  });

  test(`calls news ${look.name}`, async () => {
    const state = withPhoneNews(Date.now());
    const number = { ok: true, value: { target: '+36301234567', extension: '12', isToBeDialled: false } } as const;
    await gallery.show(look, { ...state, outsideNumber: { handedId, number } }, {});
    await gallery.page.getByRole('tab').nth(1).click();
    await gallery.expectGood(`${look.name}-calls-news`);
  });

  test(`calls refused link ${look.name}`, async () => {
    const state = deskStates.ready(Date.now());
    await gallery.show(look, { ...state, outsideNumber: { handedId, number: { ok: false, problem: 'carries-more' } } }, {});
    await gallery.expectGood(`${look.name}-calls-refused-link`);
  });

  test(`calls number to add ${look.name}`, async () => {
    const state = deskStates.talking(Date.now());
    const other = { identity: { number: '+36305550177', isWithheld: false }, displayNumber: '06 30 555 0177', e164: '+36305550177' };
    await gallery.show(look, { ...state, conversations: state.conversations.map((one) => ({ ...one, ...other })) }, {});
    await gallery.expectGood(`${look.name}-calls-number-to-add`);
  });

  test(`calls unreached ${look.name}`, async () => {
    const state = deskStates['wrap-up'](Date.now());
    const conversations = state.conversations.map((one) => ({ ...one, notReached: 'no-reply' as const }));
    const agent = deskStates.ready(Date.now()).agent;
    await gallery.show(look, { ...state, conversations, agent }, {});
    await gallery.expectGood(`${look.name}-calls-unreached`);
  });
}
