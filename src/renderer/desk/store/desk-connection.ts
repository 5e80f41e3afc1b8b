import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge } from '../../../contract/ipc/channel';
import type { deskContract } from '../../../contract/ipc/desk';
import type { DeskPatch, DeskState } from '../../../contract/ipc/desk-state';
import { afterPaint } from '../view/after-paint';
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
 * Mirrors main's state. The first patch shows at once; those that come before it is painted wait and show together, so
 * that a burst does not hold up its own first frame. Patches that come while a snapshot is on its way are kept and
 * applied after it; a missed version makes it ask for a new snapshot, and what is shown stays until that is there.
 */
export function connectDesk(bridge: DeskBridge, whenPainted: (run: () => void) => () => void = afterPaint): DeskConnection {
  const store: DeskStore = createStore<DeskState | undefined>(() => undefined);
  let version: number | undefined;
  let waiting: DeskPatch[] = [];
  let isAsking = false;
  let isClosed = false;
  let isDrawing = false;
  let stopDrawing: (() => void) | undefined;
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
    applyWaiting();
  }

  function apply(patch: DeskPatch) {
    waiting.push(patch);
    if (!isDrawing) applyWaiting();
  }

  function applyWaiting() {
    const current = store.getState();
    if (isAsking || version === undefined || current === undefined) return;
    const patches = waiting;
    waiting = [];
    let next = current;
    for (const [index, patch] of patches.entries()) {
      if (patch.version <= version) continue;
      if (patch.version > version + 1) {
        waiting = patches.slice(index);
        void ask();
        break;
      }
      version = patch.version;
      next = { ...next, ...patch.changes } as DeskState;
    }
    if (next === current) return;
    store.setState(keepSame(current, next), true);
    isDrawing = true;
    stopDrawing = whenPainted(() => {
      isDrawing = false;
      applyWaiting();
    });
  }

  const stopListening = bridge.on.patch(apply);
  void ask();
  return {
    store,
    close: () => {
      isClosed = true;
      clearTimeout(retry);
      stopDrawing?.();
      stopListening();
    },
  };
}
