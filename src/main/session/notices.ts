import type { Notice } from '../../contract/ipc/desk-state';
import type { DeskStateStore } from './desk-state-store';
import type { SessionClock } from './session-clock';

/** The notices on the desk: a new one replaces an older one about the same, so that nothing piles up over eight hours. */
export interface Notices {
  add(notice: Pick<Notice, 'kind' | 'severity'> & Partial<Pick<Notice, 'cause' | 'parameters'>>): void;
  remove(kind: Notice['kind']): void;
  dismiss(noticeId: string): void;
}

export function createNotices(store: DeskStateStore, clock: SessionClock): Notices {
  const keep = (isKept: (notice: Notice) => boolean): Notice[] => store.state().notices.filter(isKept);
  return {
    add(notice) {
      const complete: Notice = { parameters: {}, ...notice, noticeId: clock.newId(), at: clock.now() };
      store.change({ notices: [...keep((other) => !isAboutTheSame(other, complete)), complete] });
    },
    remove(kind) {
      const rest = keep((notice) => notice.kind !== kind);
      if (rest.length < store.state().notices.length) store.change({ notices: rest });
    },
    dismiss(noticeId) {
      store.change({ notices: keep((notice) => notice.noticeId !== noticeId) });
    },
  };
}

/** What sets notices of one kind apart: a key of the policy, a file, a caller who was cut off. */
const named = ['key', 'file', 'number'] as const;

function isAboutTheSame(one: Notice, other: Notice): boolean {
  return one.kind === other.kind && named.every((name) => one.parameters[name] === other.parameters[name]);
}
