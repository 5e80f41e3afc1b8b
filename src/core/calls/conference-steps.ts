import type { PhoneCommand } from '../phone/phone-command';
import { unreachable } from '../result';
import type { Call } from './call';
import { isTransferring } from './transfer-steps';

type AnsweredCall = Extract<Call, { state: 'talking' | 'held' }>;

/** What an agent may ask for. */
export type ConferenceRequest =
  /** The agent and the far ends of both are to hear each other. */
  | { readonly type: 'join'; readonly callId: string; readonly otherId: string }
  /** Two calls again: this one is talked to, the other one is held. */
  | { readonly type: 'split'; readonly callId: string }
  /** Hangs up both. */
  | { readonly type: 'end'; readonly callId: string };

/** The calls after a wish, and what the phone is to do, in this order. */
export interface ConferenceStep {
  readonly calls: readonly Call[];
  readonly commands: readonly PhoneCommand[];
}

/** The call and, while it is joined with another, that one: what hold and mute of one of them are about. */
export function callsTogether(calls: readonly Call[], callId: string): readonly string[] {
  const otherId = conferenceOf(calls.find((call) => call.callId === callId))?.otherId;
  return otherId === undefined ? [callId] : [callId, otherId];
}

/** Whether these two may be joined now: both answered, no other conference, and no transfer but from the one to the other. */
export function areJoinable(calls: readonly Call[], callId: string, otherId: string): boolean {
  const two = [callId, otherId].map((id) => calls.filter(isAnswered).find((call) => call.callId === id));
  if (callId === otherId || two.includes(undefined) || calls.some((call) => conferenceOf(call) !== undefined)) return false;
  return !isTransferring(calls) || two.some((call) => isAsking(call, callId) || isAsking(call, otherId));
}

/** The calls after a wish of the agent's. One that does not fit changes nothing. */
export function requestConference(calls: readonly Call[], request: ConferenceRequest): ConferenceStep {
  const { callId } = request;
  if (request.type === 'join')
    return areJoinable(calls, callId, request.otherId) ? join(calls, callId, request.otherId) : { calls, commands: [] };
  const [, otherId] = callsTogether(calls, callId);
  if (otherId === undefined) return { calls, commands: [] };
  switch (request.type) {
    case 'split':
      return {
        calls: calls.map(leave),
        // nobody is to hear what is said to the other
        commands: [
          { type: 'hold', callId: otherId, on: true },
          { type: 'set-conference', callIds: [] },
          { type: 'hold', callId, on: false },
        ],
      };
    case 'end':
      return { calls, commands: [callId, otherId].map((id) => ({ type: 'hang-up', callId: id })) };
    default:
      return unreachable(request);
  }
}

/** The calls without conferences that have lost one of their two; the very same list where there is none. */
export function endLonelyConferences(calls: readonly Call[]): readonly Call[] {
  const isLonely = (call: Call): boolean => {
    const otherId = conferenceOf(call)?.otherId;
    return otherId !== undefined && !calls.some((other) => isAnswered(other) && other.callId === otherId);
  };
  return calls.some(isLonely) ? calls.map((call) => (isLonely(call) ? leave(call) : call)) : calls;
}

/** The calls after the voice process is gone: who is joined is still wished, and heard by nobody. */
export function forgetMixing(calls: readonly Call[]): readonly Call[] {
  return calls.map((call) => {
    const conference = conferenceOf(call);
    return conference && isAnswered(call) ? { ...call, conference: { otherId: conference.otherId } } : call;
  });
}

/** What the voice process is to mix, for these calls. */
export function wantedConference(calls: readonly Call[]): Extract<PhoneCommand, { type: 'set-conference' }> {
  return { type: 'set-conference', callIds: calls.filter((call) => conferenceOf(call) !== undefined).map(({ callId }) => callId) };
}

function join(calls: readonly Call[], callId: string, otherId: string): ConferenceStep {
  const joined = calls.map((call) => {
    if (!isAnswered(call)) return call;
    if (call.callId === callId) return { ...call, conference: { otherId } };
    return call.callId === otherId ? { ...call, conference: { otherId: callId } } : call;
  });
  const two = calls.filter(isAnswered).filter((call) => call.callId === callId || call.callId === otherId);
  const outside = calls.filter((call) => call.state === 'talking' && !two.includes(call));
  // who was muted to one of them is not to be heard by both of a sudden
  const unmuted = two.some(({ isMuted }) => isMuted) ? two.filter(({ isMuted }) => !isMuted) : [];
  return {
    calls: joined,
    commands: [
      ...outside.map((call): PhoneCommand => ({ type: 'hold', callId: call.callId, on: true })),
      ...unmuted.map((call): PhoneCommand => ({ type: 'mute', callId: call.callId, on: true })),
      wantedConference(joined),
      // asked for even where it is not held: a hold may be on its way
      ...two.map((call): PhoneCommand => ({ type: 'hold', callId: call.callId, on: false })),
    ],
  };
}

/** Whether this caller's agent asks the far end of that call, which is not being ended. */
function isAsking(call: AnsweredCall | undefined, callId: string): boolean {
  return call?.transfer?.kind === 'consulting' && call.transfer.callId === callId && call.transfer.next === undefined;
}

function leave(call: Call): Call {
  if (!isAnswered(call)) return call;
  const { conference: _before, ...rest } = call;
  return rest;
}

function conferenceOf(call: Call | undefined): AnsweredCall['conference'] {
  return call !== undefined && isAnswered(call) ? call.conference : undefined;
}

function isAnswered(call: Call): call is AnsweredCall {
  return call.state === 'talking' || call.state === 'held';
}
