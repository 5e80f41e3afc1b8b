import { useSyncExternalStore } from 'react';

const secondMs = 1000;
const minuteMs = 60_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

function tick() {
  for (const listener of listeners) listener();
  schedule();
}

/** The timer is set anew each second, so that it never drifts off the full second. */
function schedule() {
  timer = setTimeout(tick, secondMs - (Date.now() % secondMs));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) schedule();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearTimeout(timer);
    timer = undefined;
  };
}

function readSecond(): number {
  return Math.floor(Date.now() / secondMs) * secondMs;
}

function readMinute(): number {
  return Math.floor(Date.now() / minuteMs) * minuteMs;
}

/** Wall clock in ms, cut to the full second. All that use it change together, once a second, from one timer. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, readSecond);
}

/** Wall clock in ms, cut to the full minute, for what need not be drawn each second. */
export function useMinute(): number {
  return useSyncExternalStore(subscribe, readMinute);
}

/** How many components follow the clock; its timer runs only while there are some. */
export function countClockListeners(): number {
  return listeners.size;
}
