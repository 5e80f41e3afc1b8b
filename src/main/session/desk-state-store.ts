import type { DeskPatch, DeskSnapshot, DeskState } from '../../contract/ipc/desk-state';

/** What every window mirrors: the state, its version, and what changed as patches of whole slices. */
export interface DeskStateStore {
  state(): DeskState;
  snapshot(): DeskSnapshot;
  /** Takes effect at once; the windows are told all that one event changes in one patch, at its end. */
  change(changes: Partial<DeskState>): void;
}

export function createDeskStateStore(initial: DeskState, publish: (patch: DeskPatch) => void): DeskStateStore {
  let state = initial;
  let version = 0;
  let unpublished: Partial<DeskState> | undefined;

  function publishAll(): void {
    if (!unpublished) return;
    const changes = unpublished;
    unpublished = undefined;
    version += 1;
    publish({ version, changes });
  }

  return {
    state: () => state,
    snapshot() {
      publishAll();
      return { version, state };
    },
    change(changes) {
      state = { ...state, ...changes };
      if (!unpublished) queueMicrotask(publishAll);
      unpublished = { ...unpublished, ...changes };
    },
  };
}
