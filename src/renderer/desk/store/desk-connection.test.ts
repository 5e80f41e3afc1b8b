import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeskPatch } from '../../../contract/ipc/desk-state';
import { createFakeBridge, idleState } from '../testing/fake-bridge';
import { paintAtOnce } from '../testing/paint-at-once';
import { connectDesk } from './desk-connection';

const today = (calls: number) => ({ today: { calls, handleMs: 0 } });

/** Paints when asked. */
function keepPaints(paints: (() => void)[]) {
  return (run: () => void) => {
    paints.push(run);
    return () => void paints.splice(paints.indexOf(run), 1);
  };
}

async function settle() {
  await vi.advanceTimersByTimeAsync(0);
}

describe('connectDesk', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('shows nothing before the snapshot, then the snapshot', async () => {
    const main = createFakeBridge(idleState());
    const { store } = connectDesk(main.bridge, paintAtOnce);
    expect(store.getState()).toBeUndefined();
    await settle();
    expect(store.getState()).toEqual(idleState());
  });

  it('replaces the slices of a patch and no others', async () => {
    const main = createFakeBridge(idleState());
    const { store } = connectDesk(main.bridge, paintAtOnce);
    await settle();
    main.emit.patch({ version: 2, changes: today(7) });
    expect(store.getState()).toEqual({ ...idleState(), ...today(7) });
  });

  it('shows the first patch of a burst at once, and the others together when that is painted', async () => {
    const main = createFakeBridge(idleState());
    const paints: (() => void)[] = [];
    const { store } = connectDesk(main.bridge, keepPaints(paints));
    await settle();
    const shown: number[] = [];
    store.subscribe((state) => shown.push(state?.today.calls ?? 0));
    for (const version of [2, 3, 4]) main.emit.patch({ version, changes: today(version) });
    expect(shown).toEqual([2]);
    paints.shift()?.();
    expect(shown).toEqual([2, 4]);
    paints.shift()?.();
    main.emit.patch({ version: 5, changes: today(5) });
    expect(shown).toEqual([2, 4, 5]);
  });

  it('applies patches that came while the snapshot was on its way, unless it holds them already', async () => {
    const main = createFakeBridge(idleState(), { version: 5 });
    const { store } = connectDesk(main.bridge, paintAtOnce);
    main.emit.patch({ version: 5, changes: today(1) });
    main.emit.patch({ version: 6, changes: today(2) });
    await settle();
    expect(store.getState()?.today.calls).toBe(2);
  });

  it('asks again on a gap, and ignores what is older than the new snapshot', async () => {
    const main = createFakeBridge(idleState());
    const { store } = connectDesk(main.bridge, paintAtOnce);
    await settle();
    main.answerSnapshot({ version: 9, state: { ...idleState(), ...today(9) } });
    const late: DeskPatch = { version: 4, changes: today(4) };
    main.emit.patch(late);
    await settle();
    expect(main.asked('snapshot')).toHaveLength(2);
    expect(store.getState()?.today.calls).toBe(9);
    main.emit.patch({ version: 10, changes: today(10) });
    expect(store.getState()?.today.calls).toBe(10);
  });

  it('asks again after a refusal', async () => {
    const main = createFakeBridge(idleState());
    main.refuseSnapshots(1);
    const { store } = connectDesk(main.bridge, paintAtOnce);
    await settle();
    expect(store.getState()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(500);
    expect(store.getState()).toEqual(idleState());
  });

  it('leaves no listener and no timer behind when closed', async () => {
    const main = createFakeBridge(idleState());
    main.refuseSnapshots(1);
    const paints: (() => void)[] = [];
    const { close } = connectDesk(main.bridge, keepPaints(paints));
    await vi.advanceTimersByTimeAsync(500);
    main.emit.patch({ version: 2, changes: today(2) });
    expect(paints).toHaveLength(1);
    close();
    expect(paints).toHaveLength(0);
    expect(main.listenerCount()).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
