import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { QualityMoment } from '../../../core/quality/call-quality';
import { eachSecond } from '../../ui';
import { useBridge } from '../store/DeskProvider';
import type { DeskBridge } from '../store/desk-connection';

/** How much of a call is shown, one moment a second. */
export const shownMoments = 60;

/** The last minute of one call, for whoever draws it. */
export interface QualityHistory {
  readonly subscribe: (listener: () => void) => () => void;
  /** Oldest second first; empty until main tells of it. */
  readonly read: () => readonly QualityMoment[];
}

/** Follows a call from now on. What it sounds like changes at full seconds, as the timers do: one picture for both. */
export function useQualityHistory(callId: string): QualityHistory {
  const bridge = useBridge();
  const history = useMemo(() => createHistory(callId), [callId]);
  useEffect(() => history.follow(bridge), [history, bridge]);
  return history;
}

export function useQualityMoments({ subscribe, read }: QualityHistory): readonly QualityMoment[] {
  return useSyncExternalStore(subscribe, read);
}

function createHistory(callId: string): QualityHistory & { follow: (bridge: DeskBridge) => () => void } {
  const listeners = new Set<() => void>();
  let shown: readonly QualityMoment[] = [];
  let arrived: readonly QualityMoment[] = [];

  function show(): void {
    if (arrived.length === 0) return;
    shown = [...shown, ...arrived].slice(-shownMoments);
    arrived = [];
    for (const listener of listeners) listener();
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    read: () => shown,
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
