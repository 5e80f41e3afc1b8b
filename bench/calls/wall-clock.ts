/** Wall clock in ms with fractions; comparable between the processes of one machine. */
export function wallClock(): number {
  return performance.timeOrigin + performance.now();
}
