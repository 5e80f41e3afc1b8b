/** How close a running time is to its limit. `none` has no limit. */
export type Nearness = 'none' | 'calm' | 'near' | 'over';

/** From `warnMs` before the limit (a fifth of it by default) a time is near, from the limit on it is over. All in ms. */
export function measureNearness(elapsedMs: number, limitMs: number | undefined, warnMs = (limitMs ?? 0) / 5): Nearness {
  if (limitMs === undefined) return 'none';
  if (elapsedMs >= limitMs) return 'over';
  return elapsedMs >= limitMs - warnMs ? 'near' : 'calm';
}
