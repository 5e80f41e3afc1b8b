import type { PhoneEvent } from '../phone/phone-event';
import type { Call, CallEndCause } from './call';
import type { CallerIdentity } from './caller-identity';
import type { Transfer } from './transfer';

type CallEvent = Extract<PhoneEvent, { callId: string }>;

/**
 * The calls after an event of the voice process, oldest call first. An event that does not fit the call's state (late,
 * repeated, of an unknown call) answers the very same list. Ended calls stay as `ended` until the caller removes them.
 */
export function applyPhoneEvent(calls: readonly Call[], event: PhoneEvent): readonly Call[] {
  if (!('callId' in event)) return calls;
  const { callId } = event;
  const call = calls.find((candidate) => candidate.callId === callId);
  if (call === undefined) {
    if (event.type !== 'incoming') return calls;
    return [...calls, { state: 'ringing', callId, direction: 'inbound', identity: event.identity, startedAt: event.at }];
  }
  const next = applyToCall(call, event);
  return next === call ? calls : calls.map((candidate) => (candidate === call ? next : candidate));
}

/** Adds a call that is being dialled: the voice process says nothing of it until the far end answers or rings. */
export function startDialling(
  calls: readonly Call[],
  dialled: {
    readonly callId: string;
    readonly identity: CallerIdentity;
    readonly at: number;
    readonly consultationFor?: string | undefined;
  },
): readonly Call[] {
  const { callId, identity, at, consultationFor } = dialled;
  if (calls.some((call) => call.callId === callId)) return calls;
  const consultation = consultationFor === undefined ? {} : { consultationFor };
  const call: Call = {
    state: 'dialling',
    callId,
    direction: 'outbound',
    identity,
    startedAt: at,
    isRingingThere: false,
    ...consultation,
  };
  return [...calls, call];
}

/** Marks a ringing call as one that answers itself. */
export function markSelfAnswering(calls: readonly Call[], callId: string): readonly Call[] {
  return calls.map((call) => (call.callId === callId && call.state === 'ringing' ? { ...call, answersItself: true } : call));
}

/** Ends every live call but those that are kept, as when the voice process is gone. */
export function endAllCalls(
  calls: readonly Call[],
  cause: CallEndCause,
  at: number,
  keptIds: ReadonlySet<string> = new Set(),
): readonly Call[] {
  return calls.map((call) => (keptIds.has(call.callId) ? call : end(call, cause, at)));
}

/** The call after one of its events, or the call itself when the event does not fit its state. */
function applyToCall(call: Call, event: CallEvent): Call {
  switch (event.type) {
    case 'ringing-there':
      return call.state === 'dialling' && !call.isRingingThere ? { ...call, isRingingThere: true } : call;
    case 'answering':
      return call.state === 'ringing' ? { ...common(call), state: 'answering' } : call;
    case 'talking':
      return talk(call, event.at);
    case 'held':
      return event.on ? hold(call, event.at) : resume(call);
    case 'held-by-other':
      return markHeldByOther(call, event.on);
    case 'muted':
      return (call.state === 'talking' || call.state === 'held') && call.isMuted !== event.on ? { ...call, isMuted: event.on } : call;
    case 'together':
      return putTogether(call, event.on, event.at);
    case 'identity':
      return call.state === 'ended' ? call : { ...call, identity: event.identity };
    case 'ended':
      return end(call, event.cause, event.at);
    case 'incoming':
    case 'recording-failed':
    case 'transfer-ringing':
    case 'transfer-failed':
      return call;
  }
}

function common({ callId, direction, identity, startedAt, consultationFor, answersItself }: Call) {
  return {
    callId,
    direction,
    identity,
    startedAt,
    ...(consultationFor !== undefined && { consultationFor }),
    ...(answersItself && { answersItself }),
  };
}

/** What stays of an answered call whether it is held or not. */
function answered(call: Extract<Call, { state: 'talking' | 'held' }>) {
  const { answeredAt, isMuted, transfer, conference } = call;
  return { ...common(call), answeredAt, isMuted, ...(transfer && { transfer }), ...(conference && { conference }) };
}

function talk(call: Call, at: number): Call {
  if (call.state !== 'ringing' && call.state !== 'dialling' && call.state !== 'answering') return call;
  return { ...common(call), state: 'talking', answeredAt: Math.max(at, call.startedAt), isMuted: false, isHeldByOther: false };
}

function hold(call: Call, at: number): Call {
  if (call.state !== 'talking') return call;
  return { ...answered(call), state: 'held', heldAt: Math.max(at, call.answeredAt), isHeldByOther: call.isHeldByOther };
}

function resume(call: Call): Call {
  if (call.state !== 'held') return call;
  return { ...answered(call), state: 'talking', isHeldByOther: call.isHeldByOther ?? false };
}

function markHeldByOther(call: Call, on: boolean): Call {
  if (call.state !== 'talking' && call.state !== 'held') return call;
  return (call.isHeldByOther ?? false) === on ? call : { ...call, isHeldByOther: on };
}

function putTogether(call: Call, on: boolean, at: number): Call {
  if ((call.state !== 'talking' && call.state !== 'held') || !call.conference) return call;
  const { otherId, togetherSince } = call.conference;
  if ((togetherSince !== undefined) === on) return call;
  return { ...call, conference: { otherId, ...(on && { togetherSince: at }) } };
}

function end(call: Call, cause: CallEndCause, at: number): Call {
  switch (call.state) {
    case 'ended':
      return call;
    case 'talking':
    case 'held':
      return {
        ...common(call),
        state: 'ended',
        answeredAt: call.answeredAt,
        endedAt: Math.max(at, call.answeredAt),
        cause,
        ...(cause === 'transferred' && call.transfer?.kind === 'asking' && { transferred: whereTo(call.transfer) }),
      };
    case 'ringing':
    case 'dialling':
    case 'answering':
      return { ...common(call), state: 'ended', endedAt: Math.max(at, call.startedAt), cause };
  }
}

function whereTo({ how, target }: Extract<Transfer, { kind: 'asking' }>) {
  return { how, target };
}
