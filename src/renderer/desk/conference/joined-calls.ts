import type { Call } from '../../../core/calls/call';
import type { Conference } from '../../../core/calls/conference';
import { areJoinable } from '../../../core/calls/conference-steps';
import { callInTransfer, consultationOf, isInTransfer } from '../transfer/transfer-of';

/** A call that is joined with another one. */
export type JoinedCall = Extract<Call, { state: 'talking' | 'held' }> & {
  readonly conference: Conference;
};

/** The two of a conference: of a caller and a colleague who was asked the caller first, else the older call. */
export type JoinedCalls = readonly [JoinedCall, JoinedCall];

/** Whether this call is joined with another one. */
export function isJoined(call: Call): call is JoinedCall {
  return (call.state === 'talking' || call.state === 'held') && call.conference !== undefined;
}

/** The conference there is; one at most. */
export function joinedCalls(calls: readonly Call[]): JoinedCalls | undefined {
  const [one, other] = calls.filter(isJoined).toSorted((a, b) => a.startedAt - b.startedAt);
  if (!one || !other) return undefined;
  return one.consultationFor === other.callId ? [other, one] : [one, other];
}

/** The call that this one, which waits, may be joined with: the one that is talked to, or else the only other one. */
export function partnerFor(call: Call, calls: readonly Call[]): Call | undefined {
  const others = calls.filter((other) => areJoinable(calls, call.callId, other.callId));
  if (call.state !== 'held' || isInTransfer(call)) return undefined;
  const [only] = others;
  // between two that wait it is offered once, at the later one
  const waiting = others.length === 1 && only && only.startedAt < call.startedAt ? only : undefined;
  return others.find(({ state }) => state === 'talking') ?? waiting;
}

/** The two that the key joins: caller and colleague, or the only two there are; undefined where it would be a guess. */
export function pairToJoin(calls: readonly Call[]): readonly [Call, Call] | undefined {
  const caller = callInTransfer(calls);
  const [one, other, ...more] = caller
    ? [caller, consultationOf(caller, calls)]
    : calls.filter(({ state }) => state === 'talking' || state === 'held');
  return one && other && more.length === 0 && areJoinable(calls, one.callId, other.callId) ? [one, other] : undefined;
}

/** The one of a conference that the key to hang up means: a colleague who was asked, else the call that is shown. */
export function firstToLeave([one, other]: JoinedCalls, shownId: string | undefined): JoinedCall {
  return other.consultationFor === one.callId || other.callId === shownId ? other : one;
}
