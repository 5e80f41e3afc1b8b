import type { WrapUpDue } from './agent-event';
import type { AgentState } from './agent-state';

/**
 * After-call work still to be done for one call. Its clock runs only while the agent is in wrap-up for it; a call in
 * between stops it. `remainingMs` is right as of the machine's `seenAt`; absent means no limit.
 */
export interface OwedWrapUp {
  readonly callId: string;
  readonly hasForm: boolean;
  readonly remainingMs?: number;
  readonly warnMs: number;
  readonly extensionMs: number;
  readonly extensionsLeft: number;
}

/** What a call that has just ended owes. */
export function oweWrapUp(callId: string, { policy, hasForm }: WrapUpDue): OwedWrapUp {
  return {
    callId,
    hasForm,
    ...(policy.lengthS === undefined ? {} : { remainingMs: policy.lengthS * 1000 }),
    warnMs: policy.warnS * 1000,
    extensionMs: policy.extensionS * 1000,
    extensionsLeft: policy.maxExtensions,
  };
}

/** The same work after `elapsedMs` of it. */
export function spend(wrapUp: OwedWrapUp, elapsedMs: number): OwedWrapUp {
  return wrapUp.remainingMs === undefined ? wrapUp : { ...wrapUp, remainingMs: wrapUp.remainingMs - elapsedMs };
}

/** One extension used; unchanged when none is left, or when there is no limit to extend. */
export function extend(wrapUp: OwedWrapUp): OwedWrapUp {
  if (wrapUp.remainingMs === undefined || wrapUp.extensionsLeft === 0 || wrapUp.extensionMs === 0) return wrapUp;
  return { ...wrapUp, remainingMs: wrapUp.remainingMs + wrapUp.extensionMs, extensionsLeft: wrapUp.extensionsLeft - 1 };
}

export function isSpent(wrapUp: OwedWrapUp): boolean {
  return wrapUp.remainingMs !== undefined && wrapUp.remainingMs <= 0;
}

/** The state of an agent who does this work now and has done so since `since`. */
export function wrapUpState(wrapUp: OwedWrapUp, since: number, now: number): AgentState {
  const { callId, remainingMs, warnMs, extensionMs, extensionsLeft } = wrapUp;
  const state = { kind: 'wrap-up', since, callId, extensionMs, extensionsLeft } as const;
  if (remainingMs === undefined) return { ...state, extensionsLeft: 0 };
  const endsAt = now + remainingMs;
  return { ...state, endsAt, warnAt: Math.max(since, endsAt - warnMs) };
}
