import { test } from '@playwright/test';
import type { DeskState, Notice } from '../../../src/contract/ipc/desk-state';
import { looksOf, startedGallery } from './gallery-page';
import { deskStates } from './states';

const looks = looksOf('light-en-1280', 'dark-hu-1280', 'dark-uk-1280');

const gallery = startedGallery();

function withNotice(state: DeskState, at: number, kind: Notice['kind'], severity: Notice['severity']): DeskState {
  return withNotices(state, [{ at, kind, severity, parameters: {} }]);
}

function withNotices(state: DeskState, notices: readonly Omit<Notice, 'noticeId'>[]): DeskState {
  return { ...state, notices: notices.map((notice, index) => ({ noticeId: `00000000-0000-4000-8000-0000000009a${index}`, ...notice })) };
}

/** Three callers at once, each to be called back. */
function cutOff(now: number): DeskState {
  const cut = { kind: 'call-cut', severity: 'warning', at: now } as const;
  return withNotices(deskStates.ready(now), [
    { ...cut, cause: 'media-lost', parameters: { number: '+36301234567', who: 'Kovács-Szentgyörgyi Boglárka' } },
    { ...cut, cause: 'lost-in-transfer', parameters: { number: '+38612345678', who: '+386 1 234 56 78' } },
    { ...cut, kind: 'voice-restarted', parameters: { number: '+36705550101', who: 'Nagy Eszter' } },
  ]);
}

/** A caller whom nobody took, with the form that may be saved as it is. */
function missed(now: number): DeskState {
  const state = deskStates['wrap-up'](now);
  const { agent } = deskStates['not-ready'](now);
  const rona = { kind: 'rona', severity: 'warning', at: now, parameters: {} } as const;
  return withNotices({ ...state, agent, conversations: state.conversations.map((one) => ({ ...one, notReached: 'missed' })) }, [rona]);
}

/** What the agent could not see coming: others hear, or do not hear, what was meant. */
const states = {
  'hold-refused': (now) => withNotice(deskStates.talking(now), now, 'hold-refused', 'error'),
  'resume-refused': (now) => withNotice(deskStates.hold(now), now, 'resume-refused', 'error'),
  'suppression-failed': (now) => withNotice(deskStates.ready(now), now, 'suppression-failed', 'warning'),
  'cut-off': cutOff,
  missed,
} as const satisfies Record<string, (now: number) => DeskState>;

for (const look of looks)
  for (const [name, make] of Object.entries(states))
    test(`call notice ${name} ${look.name}`, async () => {
      await gallery.show(look, make(Date.now()), {});
      await gallery.expectGood(`${look.name}-notice-${name}`);
    });
