import type { SessionClock } from './session-clock';

/**
 * Tells a caller who gave up from an agent who did not answer (RONA). The phone sees the same CANCEL for both. A queue
 * that takes an agent out of rotation says so by its hint, just before or just after; or the call rang as long as the
 * queue's own ring time, and where that is not known, as long as nobody at the desk lets it ring (`absentAfterMs`).
 * Where nothing of it shows within `hintDelayMs`, the caller gave up. See docs/decisions/0015.
 */
export interface OfferOutcome {
  /** An offer from a queue was cancelled. `onOutcome` is called once, at once or a moment later. */
  cancelled(offer: CancelledOffer, onOutcome: (isRona: boolean) => void): void;
  /** The queues' hints say that the agent is paused, or is not. */
  paused(isPaused: boolean): void;
  dispose(): void;
}

/** Wall clock, ms; `ringTimeoutMs` where the queue's own ring time is known. */
export interface CancelledOffer {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly ringTimeoutMs?: number;
}

/** Between CANCEL and the hint's NOTIFY lie a few ms on an idle PBX. */
const hintDelayMs = 400;

/** An agent who is Ready and lets a caller wait this long is not at the desk. Shorter than the ring time of most queues. */
const absentAfterMs = 10_000;

/** A ring time is counted on the PBX; ours starts later by the way of the INVITE. */
const ringToleranceMs = 700;

export function createOfferOutcome(clock: SessionClock): OfferOutcome {
  /** Since when the queues have paused the agent; wall clock, ms. */
  let pausedSince: number | undefined;
  const waiting = new Set<{ cancel: () => void; settle: (isRona: boolean) => void }>();

  return {
    cancelled({ startedAt, endedAt, ringTimeoutMs }, onOutcome) {
      const wasPausedMeanwhile = pausedSince !== undefined && pausedSince >= startedAt;
      const rangOut = endedAt - startedAt >= (ringTimeoutMs === undefined ? absentAfterMs : ringTimeoutMs - ringToleranceMs);
      if (wasPausedMeanwhile || rangOut) {
        onOutcome(true);
        return;
      }
      const entry = {
        settle(isRona: boolean) {
          entry.cancel();
          waiting.delete(entry);
          onOutcome(isRona);
        },
        cancel: clock.after(hintDelayMs, () => entry.settle(false)),
      };
      waiting.add(entry);
    },
    paused(isPaused) {
      const isNew = isPaused && pausedSince === undefined;
      if (isNew) pausedSince = clock.now();
      if (!isPaused) pausedSince = undefined;
      if (isNew) for (const entry of waiting) entry.settle(true);
    },
    dispose() {
      for (const entry of waiting) entry.cancel();
      waiting.clear();
    },
  };
}
