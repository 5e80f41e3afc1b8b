import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge } from '../../../contract/ipc/channel';
import type { deskContract } from '../../../contract/ipc/desk';
import type { DeskPatch, DeskState } from '../../../contract/ipc/desk-state';
import { keepSame } from './keep-same';

export type DeskBridge = Bridge<typeof deskContract>;

/** Main's state as last heard; undefined until the first snapshot. */
export type DeskStore = StoreApi<DeskState | undefined>;

export interface DeskConnection {
  readonly store: DeskStore;
  /** Stops listening; nothing changes the store afterwards. */
  readonly close: () => void;
}

const retryMs = 500;

/**
 * Mirrors main's state. Patches that come while a snapshot is on its way are kept and applied after it; a missed
 * version makes it ask for a new snapshot, and what is shown stays until that is there.
 */
export function connectDesk(bridge: DeskBridge): DeskConnection {
  const store: DeskStore = createStore<DeskState | undefined>(() => undefined);
  let version: number | undefined;
  let early: DeskPatch[] = [];
  let isAsking = false;
  let isClosed = false;
  let retry: ReturnType<typeof setTimeout> | undefined;

  async function ask() {
    if (isAsking || isClosed) return;
    isAsking = true;
    try {
      const snapshot = await bridge.request.snapshot();
      if (isClosed) return;
      version = snapshot.version;
      store.setState(snapshot.state, true);
    } catch {
      if (!isClosed) retry = setTimeout(() => void ask(), retryMs);
      return;
    } finally {
      isAsking = false;
    }
    const kept = early;
    early = [];
    for (const patch of kept) apply(patch);
  }

  function apply(patch: DeskPatch) {
    const current = store.getState();
    if (isAsking || version === undefined || current === undefined) {
      early.push(patch);
      return;
    }
    if (patch.version <= version) return;
    if (patch.version > version + 1) {
      early.push(patch);
      void ask();
      return;
    }
    version = patch.version;
    store.setState(keepSame(current, { ...current, ...patch.changes } as DeskState), true);
  }

  const stopListening = bridge.on.patch(apply);
  void ask();
  return {
    store,
    close: () => {
      isClosed = true;
      clearTimeout(retry);
      stopListening();
    },
  };
}
