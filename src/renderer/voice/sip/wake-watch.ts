import type { Lifetime } from '../../lifetime';

const periodMs = 1000;
const asleepAfterMs = 8000;
const wakingMs = 2000;

/**
 * Answers a function that says whether this process has just slept (suspended PC, stopped process): what arrives then
 * has lain in the socket and may be old. True from the first event after the wake on, for two seconds.
 */
export function watchSleep(lifetime: Lifetime): () => boolean {
  let tickedAt = Date.now();
  let wakingUntil = 0;
  const look = (): boolean => {
    const now = Date.now();
    if (now - tickedAt > asleepAfterMs) wakingUntil = now + wakingMs;
    tickedAt = now;
    return now < wakingUntil;
  };
  lifetime.every(periodMs, look);
  return look;
}
