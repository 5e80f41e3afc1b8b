import type { PhoneEvent } from '../phone/phone-event';
import { unreachable } from '../result';
import type { Call, CallEndCause } from './call';
import type { Transfer, TransferProblem, TransferTarget } from './transfer';

type AnsweredCall = Extract<Call, { state: 'talking' | 'held' }>;

/** What an agent may ask for; `callId` is the call of the caller who is handed on. */
export type TransferRequest =
  /** Blind. */
  | { readonly type: 'hand-on'; readonly callId: string; readonly target: TransferTarget }
  /** First ask the colleague, in a call that gets this id. */
  | { readonly type: 'consult'; readonly callId: string; readonly target: TransferTarget; readonly consultationId: string }
  /** Connect caller and colleague, or the two of a conference; while the colleague's phone rings, leave the caller to it. */
  | { readonly type: 'complete'; readonly callId: string }
  /** Talk to the other of the two. */
  | { readonly type: 'swap'; readonly callId: string }
  /** Back to the caller, whatever has been begun; also puts a failure away. */
  | { readonly type: 'return'; readonly callId: string };

/** What the phone is to do, in this order. */
export type TransferEffect =
  | { readonly type: 'hold'; readonly callId: string; readonly on: boolean }
  | { readonly type: 'dial'; readonly callId: string; readonly target: TransferTarget; readonly consultationFor: string }
  | { readonly type: 'hang-up'; readonly callId: string }
  | {
      readonly type: 'refer';
      readonly callId: string;
      readonly to: { readonly kind: 'number'; readonly number: string } | { readonly kind: 'call'; readonly callId: string };
    };

/** The calls after a step; the very same list when the step did not fit. */
export interface TransferStep {
  readonly calls: readonly Call[];
  readonly effects: readonly TransferEffect[];
}

/** Whether a caller is being handed on at this moment; there is one transfer at a time, so that nobody mixes two up. */
export function isTransferring(calls: readonly Call[]): boolean {
  return calls.some((call) => isAnswered(call) && call.transfer !== undefined && call.transfer.kind !== 'failed');
}

/** The transfer of a call; undefined where there is none. */
export function transferOf(call: Call | undefined): Transfer | undefined {
  return call !== undefined && isAnswered(call) ? call.transfer : undefined;
}

/** The calls after a wish of the agent's, and what the phone is to do. A wish that does not fit changes nothing. */
export function requestTransfer(calls: readonly Call[], request: TransferRequest): TransferStep {
  const nothing = { calls, effects: [] };
  const call = answeredCall(calls, request.callId);
  if (!call) return nothing;
  switch (request.type) {
    case 'hand-on':
      return isTransferring(calls) ? nothing : handOn(calls, call, request.target, call.state === 'talking');
    case 'consult': {
      if (isTransferring(calls)) return nothing;
      const { target, consultationId } = request;
      const holding: Transfer = { kind: 'holding', target, callId: consultationId, isToReturn: call.state === 'talking' };
      // asked for even where it is held: an end of that hold may be on its way
      return { calls: withTransfer(calls, call, holding), effects: [{ type: 'hold', callId: call.callId, on: true }] };
    }
    case 'complete':
      if (call.transfer?.kind === 'consulting') return complete(calls, call, call.transfer);
      return call.conference && !isTransferring(calls) ? leaveTogether(calls, call, call.conference.otherId) : nothing;
    case 'swap':
      return call.transfer?.kind === 'consulting' ? swap(calls, call, call.transfer.callId) : nothing;
    case 'return':
      return returnTo(calls, call);
    default:
      return unreachable(request);
  }
}

/**
 * The calls after what the phone has told, and what it is to do then. `before` is the list without the event, `after`
 * the one with it (`applyPhoneEvent`).
 */
export function followTransfer(before: readonly Call[], after: readonly Call[], event: PhoneEvent): TransferStep {
  const nothing = { calls: after, effects: [] };
  switch (event.type) {
    case 'held': {
      const call = answeredCall(after, event.callId);
      const wasHeld = before.some(({ callId, state }) => callId === event.callId && state === 'held');
      return call?.transfer?.kind === 'holding' ? followHold(after, call, call.transfer, event.on, wasHeld) : nothing;
    }
    case 'ended': {
      const transferred = before.find(({ callId }) => callId === event.callId);
      const transfer = transferOf(transferred);
      if (transfer?.kind === 'asking' && transfer.callId !== undefined && event.cause === 'transferred')
        return { calls: after, effects: [{ type: 'hang-up', callId: transfer.callId }] };
      const call = after.filter(isAnswered).find((one) => one.transfer?.kind === 'consulting' && one.transfer.callId === event.callId);
      if (call?.transfer?.kind !== 'consulting') return nothing;
      return followConsultation(after, call, call.transfer, event.cause, transferred !== undefined && isAnswered(transferred));
    }
    case 'transfer-ringing': {
      const call = answeredCall(after, event.callId);
      if (call?.transfer?.kind !== 'asking' || call.transfer.isRingingThere) return nothing;
      return { calls: withTransfer(after, call, { ...call.transfer, isRingingThere: true }), effects: [] };
    }
    case 'transfer-failed': {
      const call = answeredCall(after, event.callId);
      return call?.transfer?.kind === 'asking' ? followRefusal(after, call, call.transfer, event.problem) : nothing;
    }
    default:
      return nothing;
  }
}

function complete(calls: readonly Call[], call: AnsweredCall, transfer: Extract<Transfer, { kind: 'consulting' }>): TransferStep {
  const { target, callId, isToReturn, next } = transfer;
  if (next !== undefined) return { calls, effects: [] };
  if (answeredCall(calls, callId)) {
    const asking: Transfer = { kind: 'asking', how: 'attended', target, isToReturn, isRingingThere: false, callId };
    return { calls: withTransfer(calls, call, asking), effects: [{ type: 'refer', callId: call.callId, to: { kind: 'call', callId } }] };
  }
  // not before the colleague's phone is free again: it would be busy with our own call
  return { calls: withTransfer(calls, call, { ...transfer, next: 'hand-on' }), effects: [{ type: 'hang-up', callId }] };
}

/** The two of a conference go on without the agent. */
function leaveTogether(calls: readonly Call[], call: AnsweredCall, otherId: string): TransferStep {
  const { number = 'anonymous', displayName: name } = answeredCall(calls, otherId)?.identity ?? {};
  const target = { number, ...(name !== undefined && { name }) };
  const asking: Transfer = { kind: 'asking', how: 'attended', target, isToReturn: true, isRingingThere: false, callId: otherId };
  return {
    calls: withTransfer(calls, call, asking),
    effects: [{ type: 'refer', callId: call.callId, to: { kind: 'call', callId: otherId } }],
  };
}

function swap(calls: readonly Call[], call: AnsweredCall, consultationId: string): TransferStep {
  const consultation = answeredCall(calls, consultationId);
  if (!consultation) return { calls, effects: [] };
  const [silent, heard] = call.state === 'held' ? [consultation, call] : [call, consultation];
  // nobody is to hear what is said to the other
  return {
    calls,
    effects: [
      { type: 'hold', callId: silent.callId, on: true },
      { type: 'hold', callId: heard.callId, on: false },
    ],
  };
}

function returnTo(calls: readonly Call[], call: AnsweredCall): TransferStep {
  const { transfer } = call;
  switch (transfer?.kind) {
    case 'holding':
      return { calls: withTransfer(calls, call, undefined), effects: [{ type: 'hold', callId: call.callId, on: false }] };
    case 'consulting':
      return {
        calls: withTransfer(calls, call, { ...transfer, next: 'return', isToReturn: true }),
        effects: [{ type: 'hang-up', callId: transfer.callId }],
      };
    case 'failed':
      return { calls: withTransfer(calls, call, undefined), effects: [] };
    case 'asking':
    case undefined:
      return { calls, effects: [] };
    default:
      return unreachable(transfer);
  }
}

function handOn(calls: readonly Call[], call: AnsweredCall, target: TransferTarget, isToReturn: boolean): TransferStep {
  const asking: Transfer = { kind: 'asking', how: 'blind', target, isToReturn, isRingingThere: false };
  const to = { kind: 'number', number: target.number } as const;
  return { calls: withTransfer(calls, call, asking), effects: [{ type: 'refer', callId: call.callId, to }] };
}

function followHold(
  calls: readonly Call[],
  call: AnsweredCall,
  { target, callId, isToReturn }: Extract<Transfer, { kind: 'holding' }>,
  on: boolean,
  wasHeld: boolean,
): TransferStep {
  if (on) {
    const consulting: Transfer = { kind: 'consulting', target, callId, isToReturn };
    return {
      calls: withTransfer(calls, call, consulting),
      effects: [{ type: 'dial', callId, target, consultationFor: call.callId }],
    };
  }
  // the end of an earlier hold; ours follows
  if (wasHeld) return { calls, effects: [] };
  return { calls: withTransfer(calls, call, { kind: 'failed', target, problem: 'hold-refused' }), effects: [] };
}

function followConsultation(
  calls: readonly Call[],
  call: AnsweredCall,
  { target, next, isToReturn }: Extract<Transfer, { kind: 'consulting' }>,
  cause: CallEndCause,
  wasAnswered: boolean,
): TransferStep {
  if (next === 'hand-on') return handOn(calls, call, target, isToReturn);
  const isWished = next === 'return' || cause === 'hung-up-here';
  const problem = wasAnswered && cause === 'hung-up-there' ? 'hung-up-there' : problemOf(cause);
  return giveBack(withTransfer(calls, call, isWished ? undefined : { kind: 'failed', target, problem }), call, isToReturn);
}

function followRefusal(
  calls: readonly Call[],
  call: AnsweredCall,
  { target, callId, isToReturn }: Extract<Transfer, { kind: 'asking' }>,
  problem: TransferProblem,
): TransferStep {
  // of a conference of two callers nobody was asked about the other
  if (callId !== undefined && answeredCall(calls, callId)?.consultationFor === call.callId)
    return { calls: withTransfer(calls, call, { kind: 'consulting', target, callId, isToReturn, problem }), effects: [] };
  return giveBack(withTransfer(calls, call, { kind: 'failed', target, problem }), call, isToReturn);
}

/** The caller is talked to again, unless somebody else is by now. */
function giveBack(calls: readonly Call[], { callId, state }: AnsweredCall, isToReturn: boolean): TransferStep {
  const isFree = !calls.some((call) => call.state === 'talking' || call.state === 'dialling' || call.state === 'answering');
  return { calls, effects: isToReturn && isFree && state === 'held' ? [{ type: 'hold', callId, on: false }] : [] };
}

function problemOf(cause: CallEndCause): TransferProblem {
  switch (cause) {
    case 'busy':
    case 'declined':
    case 'no-reply':
    case 'unknown-number':
    case 'not-reachable':
    case 'line-lost':
      return cause;
    default:
      return 'failed';
  }
}

function isAnswered(call: Call): call is AnsweredCall {
  return call.state === 'talking' || call.state === 'held';
}

function answeredCall(calls: readonly Call[], callId: string): AnsweredCall | undefined {
  return calls.filter(isAnswered).find((call) => call.callId === callId);
}

function withTransfer(calls: readonly Call[], { callId }: AnsweredCall, transfer: Transfer | undefined): readonly Call[] {
  return calls.map((call) => {
    if (call.callId !== callId || !isAnswered(call)) return call;
    const { transfer: _before, ...rest } = call;
    return transfer ? { ...rest, transfer } : rest;
  });
}
