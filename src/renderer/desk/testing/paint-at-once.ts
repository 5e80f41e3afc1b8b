/** Takes each change as painted at once, in place of `afterPaint`. */
export function paintAtOnce(run: () => void): () => void {
  run();
  return () => undefined;
}
