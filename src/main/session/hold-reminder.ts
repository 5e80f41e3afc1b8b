import type { Call } from '../../core/calls/call';
import type { SessionClock } from './session-clock';

/** Calls a held caller to mind after the configured time, once a hold. */
export interface HoldReminder {
  follow(calls: readonly Call[]): void;
  dispose(): void;
}

export function createHoldReminder(clock: SessionClock, afterMs: () => number, onLongHold: () => void): HoldReminder {
  /** Running reminders by call. */
  const running = new Map<string, () => void>();

  return {
    follow(calls) {
      const held = new Set(calls.filter((call) => call.state === 'held').map((call) => call.callId));
      for (const [callId, cancel] of running) {
        if (held.has(callId)) continue;
        cancel();
        running.delete(callId);
      }
      for (const callId of held) if (!running.has(callId)) running.set(callId, clock.after(afterMs(), onLongHold));
    },
    dispose() {
      for (const cancel of running.values()) cancel();
      running.clear();
    },
  };
}
