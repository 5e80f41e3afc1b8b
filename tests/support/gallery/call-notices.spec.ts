import { test } from '@playwright/test';
import type { DeskState, Notice } from '../../../src/contract/ipc/desk-state';
import { looksOf, startedGallery } from './gallery-page';
import { deskStates } from './states';

const looks = looksOf('light-en-1280', 'dark-hu-1280', 'dark-uk-1280');

const gallery = startedGallery();

function withNotice(state: DeskState, at: number, kind: Notice['kind'], severity: Notice['severity']): DeskState {
  return { ...state, notices: [{ noticeId: '00000000-0000-4000-8000-0000000009ad', kind, severity, at, parameters: {} }] };
}

/** What the agent could not see coming: others hear, or do not hear, what was meant. */
const states = {
  'hold-refused': (now) => withNotice(deskStates.talking(now), now, 'hold-refused', 'error'),
  'resume-refused': (now) => withNotice(deskStates.hold(now), now, 'resume-refused', 'error'),
  'suppression-failed': (now) => withNotice(deskStates.ready(now), now, 'suppression-failed', 'warning'),
} as const satisfies Record<string, (now: number) => DeskState>;

for (const look of looks)
  for (const [name, make] of Object.entries(states))
    test(`call notice ${name} ${look.name}`, async () => {
      await gallery.show(look, make(Date.now()), {});
      await gallery.expectGood(`${look.name}-notice-${name}`);
    });
