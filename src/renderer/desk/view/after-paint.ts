const hiddenWaitMs = 100;
/** Those who wait for the next frame; undefined while nobody does. */
let waiting: Set<() => void> | undefined;

function schedule(): Set<() => void> {
  const batch = new Set<() => void>();
  const runBatch = () => {
    if (waiting === batch) waiting = undefined;
    const due = [...batch];
    batch.clear();
    for (const run of due) run();
  };
  // when the second frame begins, the first is on its way to the screen and no longer slowed by what runs here
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(runBatch)));
  setTimeout(runBatch, hiddenWaitMs);
  return batch;
}

/**
 * Runs something once the next frame is painted, together with all else that waits for it; answers how to call it off.
 * A hidden window paints no frames, so there it runs after 100 ms.
 */
export function afterPaint(run: () => void): () => void {
  waiting ??= schedule();
  const batch = waiting;
  batch.add(run);
  return () => void batch.delete(run);
}
