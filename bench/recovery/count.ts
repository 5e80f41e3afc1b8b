/** How often something is done: as the limit names it, or `RECOVERY_COUNT` for a quick look. */
export function countOf(usual: number): number {
  return Number(process.env.RECOVERY_COUNT ?? usual);
}

export function passMs(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs));
}

/** Whether something comes true in time. */
export async function comesTrue(promise: Promise<unknown>): Promise<boolean> {
  return await promise.then(
    () => true,
    () => false,
  );
}
