import type { RecentCall } from '../../contract/ipc/desk-state';
import type { NewFact } from '../../core/journal/fact';
import type { WritableDatabase } from '../database/handle';
import { appendFact } from '../database/journal';
import { addRecentCall } from '../database/recent-calls';
import { type StorageProblem, storageProblem } from '../database/storage-problem';
import { readToday } from '../database/today';
import type { DeskStateStore } from './desk-state-store';
import type { Notices } from './notices';
import type { SessionClock } from './session-clock';

/** What the session writes down. A disk that refuses is told to the person; it must not stop a call. */
export interface Records {
  append(fact: NewFact): void;
  addRecent(call: RecentCall): void;
  /** The agent's own day changed. */
  showToday(): void;
  reportProblem(problem: StorageProblem): void;
}

export interface RecordsPort {
  readonly database: WritableDatabase;
  readonly store: DeskStateStore;
  readonly notices: Notices;
  readonly clock: SessionClock;
  agentName(): string;
}

/** How many recent calls the desk shows. */
export const shownRecentCalls = 50;

export function createRecords({ database, store, notices, clock, agentName }: RecordsPort): Records {
  function reportProblem(problem: StorageProblem): void {
    notices.add({ kind: 'storage-failed', severity: 'error', parameters: { problem } });
  }

  function attempt(write: () => void): void {
    try {
      write();
    } catch (error) {
      reportProblem(storageProblem(error));
    }
  }

  function showToday(): void {
    store.change({ today: readToday(database, agentName(), startOfDay(clock.now())) });
  }

  return {
    append: (fact) => attempt(() => appendFact(database, fact, { agent: agentName(), at: clock.now(), monotonicMs: clock.monotonic() })),
    addRecent(call) {
      attempt(() => addRecentCall(database, call));
      store.change({ recent: [call, ...store.state().recent.filter((other) => other.callId !== call.callId)].slice(0, shownRecentCalls) });
      showToday();
    },
    showToday,
    reportProblem,
  };
}

/** Midnight of this PC's day, wall clock, ms. */
export function startOfDay(now: number): number {
  return new Date(now).setHours(0, 0, 0, 0);
}
