/** Time and ids as the session sees them, so that tests own both. */
export interface SessionClock {
  /** Wall clock, ms since 1970. */
  now(): number;
  /** Ms on a clock that is never set. */
  monotonic(): number;
  /** Calls back once after so many ms; the answer cancels it. */
  after(delayMs: number, callback: () => void): () => void;
  /** A new UUID. */
  newId(): string;
}

/** Longest delay of a timer; beyond it a timer would fire at once. */
const longestDelayMs = 2 ** 31 - 1;

export const systemClock: SessionClock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(delayMs, callback) {
    const timer = setTimeout(callback, Math.min(Math.max(0, delayMs), longestDelayMs));
    return () => clearTimeout(timer);
  },
  newId: () => crypto.randomUUID(),
};
