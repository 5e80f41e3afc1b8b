/** Writes a length of time as people read a clock: `0:07`, `12:40`, `1:02:03`. Parts of a second are cut off; never negative. */
export function formatClock(durationMs: number): string {
  const seconds = Math.max(0, Math.floor(durationMs / 1000));
  const minutesPart = String(Math.floor(seconds / 60) % 60);
  const secondsPart = String(seconds % 60).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  return hours > 0 ? `${hours}:${minutesPart.padStart(2, '0')}:${secondsPart}` : `${minutesPart}:${secondsPart}`;
}

/** The same for machines: `PT125S` (ISO 8601), for `<time dateTime>`. */
export function formatIsoDuration(durationMs: number): string {
  return `PT${Math.max(0, Math.floor(durationMs / 1000))}S`;
}
