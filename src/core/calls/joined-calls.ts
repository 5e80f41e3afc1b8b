import type { Call } from './call';
import type { Conference } from './conference';

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

/** The one of a conference that hanging up means where none is pointed at: a colleague who was asked, else the call that is shown. */
export function firstToLeave([one, other]: JoinedCalls, shownId: string | undefined): JoinedCall {
  return other.consultationFor === one.callId || other.callId === shownId ? other : one;
}
