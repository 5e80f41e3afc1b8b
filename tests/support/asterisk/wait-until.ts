/** Asks until the answer is there; a test that waits in vain fails with what it waited for. */
export async function waitUntil<Answer>(
  what: string,
  ask: () => Promise<Answer | undefined | false> | Answer | undefined | false,
  { timeoutMs = 30_000, everyMs = 100 } = {},
): Promise<Answer> {
  const startedAt = Date.now();
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    const waitedMs = Date.now() - startedAt;
    if (waitedMs > timeoutMs) throw new Error(`Waited ${timeoutMs / 1000} s in vain: ${what}`);
    // what takes long need not be known to the moment, and asking costs a processor that others need
    await new Promise((resolve) => setTimeout(resolve, Math.max(everyMs, Math.min(waitedMs / 10, 500))));
  }
}
