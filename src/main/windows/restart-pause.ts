const soonMs = 2000;
const pauseMs = 1000;

/** How long to wait before a page that died is made anew: one that dies so soon after it was opened would die again. */
export interface RestartPause {
  /** To be told when the page is opened. */
  opened(): void;
  /** From now, ms. Nothing for a page that has lived a while. */
  pauseMs(): number;
}

export function createRestartPause(): RestartPause {
  let openedAt = 0;
  return {
    opened() {
      openedAt = performance.now();
    },
    pauseMs: () => (performance.now() - openedAt < soonMs ? pauseMs : 0),
  };
}
