import { z } from 'zod';
import type { Call, CallDirection } from './call';

/** Why a number is asked about before it is dialled: a call with it is on, or it was called a moment ago. */
export const dialDoubtSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('in-call'), callId: z.uuid() }),
  /** `dialledAt` is wall clock, ms. */
  z.object({ kind: z.literal('just-dialled'), dialledAt: z.number() }),
]);

/** What a person means by dialling all the same: `repeat` the number of a moment ago, `anyhow` even while a call with it is on. */
export const dialIntentSchema = z.enum(['repeat', 'anyhow']);

export type DialDoubt = z.infer<typeof dialDoubtSchema>;
export type DialIntent = z.infer<typeof dialIntentSchema>;

/** A call that is over, as far as it tells of a repetition; `at` is when it began, wall clock, ms. */
interface PastCall {
  readonly at: number;
  readonly direction: CallDirection;
  readonly number?: string | undefined;
  readonly talkMs?: number | undefined;
}

interface DialQuestion {
  readonly calls: readonly Call[];
  readonly past: readonly PastCall[];
  readonly now: number;
  readonly repeatMs: number;
  readonly intent?: DialIntent | undefined;
  /** Whether a number, however it was sent to us, is the one to be dialled. */
  isSame(number: string): boolean;
}

/**
 * Whether dialling may be a slip, such as a second click or a call back to somebody who is on hold. A talk counts from
 * its end, an attempt that nobody took from its beginning.
 */
export function doubtDial({ calls, past, now, repeatMs, intent, isSame }: DialQuestion): DialDoubt | undefined {
  if (intent === 'anyhow') return undefined;
  const isWithThem = ({ identity }: Call) => identity.number !== undefined && isSame(identity.number);
  const running = calls.find((call) => call.state !== 'ended' && isWithThem(call));
  if (running) return { kind: 'in-call', callId: running.callId };
  if (intent === 'repeat') return undefined;
  const before = past.find(
    ({ at, direction, number, talkMs = 0 }) =>
      direction === 'outbound' && number !== undefined && now - at - talkMs < repeatMs && isSame(number),
  );
  return before && { kind: 'just-dialled', dialledAt: before.at };
}
