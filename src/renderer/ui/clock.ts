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

/** Calls at each full second, together with what `useNow` draws, until the answer is called. */
export function eachSecond(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) schedule();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearTimeout(timer);
    timer = undefined;
  };
}

/** Wall clock in ms, cut to the full second. */
export function readSecond(): number {
  return Math.floor(Date.now() / secondMs) * secondMs;
}

function readMinute(): number {
  return Math.floor(Date.now() / minuteMs) * minuteMs;
}

/** Wall clock in ms, cut to the full second. All that use it change together, once a second, from one timer. */
export function useNow(): number {
  return useSyncExternalStore(eachSecond, readSecond);
}

/** What is to be drawn of the current second; drawn anew only when that changes. */
export function useEachSecond<Value extends string | boolean>(read: (now: number) => Value): Value {
  return useSyncExternalStore(eachSecond, () => read(readSecond()));
}

/** Wall clock in ms, cut to the full minute, for what need not be drawn each second. */
export function useMinute(): number {
  return useSyncExternalStore(eachSecond, readMinute);
}

/** How many components follow the clock; its timer runs only while there are some. */
export function countClockListeners(): number {
  return listeners.size;
}
