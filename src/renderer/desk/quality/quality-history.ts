import { useEffect, useMemo } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { QualityMoment } from '../../../core/quality/call-quality';
import { eachSecond } from '../../ui';
import { useBridge } from '../store/DeskProvider';
import type { DeskBridge } from '../store/desk-connection';

/** How much of a call is shown, one moment a second. */
export const shownMoments = 60;

/** The last minute of one call, for whoever draws it: oldest second first; empty until main tells of it. */
export type QualityHistory = StoreApi<readonly QualityMoment[]>;

/** Follows a call from now on. What it sounds like changes at full seconds, as the timers do: one picture for both. */
export function useQualityHistory(callId: string): QualityHistory {
  const bridge = useBridge();
  const { store, follow } = useMemo(() => createHistory(callId), [callId]);
  useEffect(() => follow(bridge), [follow, bridge]);
  return store;
}

function createHistory(callId: string): { readonly store: QualityHistory; readonly follow: (bridge: DeskBridge) => () => void } {
  const store: QualityHistory = createStore<readonly QualityMoment[]>(() => []);
  let arrived: readonly QualityMoment[] = [];

  function show(): void {
    if (arrived.length === 0) return;
    store.setState([...store.getState(), ...arrived].slice(-shownMoments), true);
    arrived = [];
  }

  return {
    store,
    follow(bridge) {
      const endListening = bridge.on.qualityMoment((moment) => {
        if (moment.callId === callId) arrived = [...arrived, moment];
      });
      const endClock = eachSecond(show);
      return () => {
        endListening();
        endClock();
      };
    },
  };
}
