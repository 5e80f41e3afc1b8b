const everyMs = 100;

/** Makes what tells how far something is, 0 to 1, at most ten times a second. */
export function createReport(tell: (share: number) => void): (share: number) => void {
  let toldAt = Number.NEGATIVE_INFINITY;
  return (share) => {
    const now = performance.now();
    if (now - toldAt < everyMs) return;
    toldAt = now;
    tell(Math.min(share, 1));
  };
}
