import type { DeskPatch, DeskSnapshot, DeskState } from '../../contract/ipc/desk-state';

/** What every window mirrors: the state, its version, and each change as a patch of whole slices. */
export interface DeskStateStore {
  state(): DeskState;
  snapshot(): DeskSnapshot;
  change(changes: Partial<DeskState>): void;
}

export function createDeskStateStore(initial: DeskState, publish: (patch: DeskPatch) => void): DeskStateStore {
  let state = initial;
  let version = 0;
  return {
    state: () => state,
    snapshot: () => ({ version, state }),
    change(changes) {
      state = { ...state, ...changes };
      version += 1;
      publish({ version, changes });
    },
  };
}
