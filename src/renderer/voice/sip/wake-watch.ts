import type { Lifetime } from '../../lifetime';

const periodMs = 1000;
const asleepAfterMs = 8000;
const wakingMs = 2000;

export interface WakeWatchPort {
  /** Ms on a clock that runs on while the PC sleeps and that nobody sets. Asked only when it is needed. */
  readonly uptimeMs: () => Promise<number>;
  /** This process has slept, or may have: what was open before is in doubt. */
  readonly onWake: () => void;
}

/**
 * Whether this process has just slept (suspended PC, stopped process). What arrives then has lain in the socket and may be
 * old: true from the first event after the wake on, for two seconds. A promise where this is not known at once.
 */
export type HasSlept = () => boolean | Promise<boolean>;

/**
 * Tells sleep from a clock that was set. A stopped process, and a suspended PC where the monotonic clock runs on in sleep
 * (Windows), leave a hole in the ticks of that clock. Where it stands still in sleep (Linux, macOS) a wall clock that has
 * leapt may have been set as well, and the uptime decides: it is far ahead of the monotonic clock only after a sleep.
 */
export function watchSleep(lifetime: Lifetime, { uptimeMs, onWake }: WakeWatchPort): HasSlept {
  let seen = readClocks();
  let wakingUntilMs = 0;
  let doubt: Promise<boolean> | undefined;
  let sleptBefore = readSleptMs();

  /** How long this PC has slept since it was started, by the clock that counts that and the one that does not. */
  async function readSleptMs(): Promise<number | undefined> {
    const uptime = await uptimeMs().catch(() => undefined);
    return uptime === undefined ? undefined : uptime - performance.now();
  }

  function wake(): void {
    wakingUntilMs = performance.now() + wakingMs;
    onWake();
  }

  async function askUptime(): Promise<boolean> {
    const before = await sleptBefore;
    sleptBefore = readSleptMs();
    const now = await sleptBefore;
    doubt = undefined;
    const hasSlept = before !== undefined && now !== undefined && now - before > asleepAfterMs;
    if (hasSlept) wake();
    return hasSlept;
  }

  function look(): boolean | Promise<boolean> {
    const before = seen;
    seen = readClocks();
    const stoodStillMs = seen.monotonicMs - before.monotonicMs;
    if (stoodStillMs > asleepAfterMs) wake();
    else if (seen.wallMs - before.wallMs - stoodStillMs > asleepAfterMs) doubt ??= askUptime();
    return seen.monotonicMs < wakingUntilMs || (doubt ?? false);
  }

  lifetime.every(periodMs, () => void look());
  return look;
}

function readClocks(): { readonly wallMs: number; readonly monotonicMs: number } {
  return { wallMs: Date.now(), monotonicMs: performance.now() };
}
