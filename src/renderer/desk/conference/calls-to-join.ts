import type { Call } from '../../../core/calls/call';
import { areJoinable } from '../../../core/calls/conference-steps';
import { callInTransfer, consultationOf, isInTransfer } from '../transfer/transfer-of';

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
