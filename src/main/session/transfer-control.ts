import type { Call } from '../../core/calls/call';
import type { TransferTarget } from '../../core/calls/transfer';
import {
  followTransfer,
  isTransferring,
  requestTransfer,
  type TransferEffect,
  type TransferRequest,
  type TransferStep,
} from '../../core/calls/transfer-steps';
import type { Department } from '../../core/directory/department';
import type { Handover } from '../../core/phone/handover';
import type { PhoneCommand } from '../../core/phone/phone-command';
import type { PhoneEvent } from '../../core/phone/phone-event';
import { failure, type Result, success, unreachable } from '../../core/result';

/** Why a caller cannot even be tried to be handed on. */
export type TransferRefusal = 'not-a-number' | 'line-down' | 'no-call' | 'under-way';

/** Callers handed on to somebody else. What becomes of it shows in the call's `transfer`. */
export interface TransferControl {
  /** Blind. The note is for whoever takes the call. */
  handOn(callId: string, target: string, note: string | undefined): Result<void, TransferRefusal>;
  /** Puts the caller on hold and, when that is confirmed, calls the colleague. */
  consult(callId: string, target: string, note: string | undefined): Result<void, TransferRefusal>;
  ask(request: Extract<TransferRequest, { type: 'complete' | 'swap' | 'return' }>): void;
  /** After each event of the phone; `before` is the list of calls without it. */
  follow(before: readonly Call[], event: PhoneEvent): void;
}

export interface TransferControlPort {
  calls(): readonly Call[];
  changeCalls(calls: readonly Call[]): void;
  send(command: PhoneCommand): void;
  /** Notes the call to the colleague, which is dialled next. */
  startConsultation(call: { readonly callId: string; readonly target: TransferTarget; readonly consultationFor: string }): void;
  isLineUp(): boolean;
  /** As it is sent to the PBX; undefined when it is no number. */
  dialString(target: string): string | undefined;
  directory(): readonly Department[];
  /** What the next phone is to know of this caller. */
  describeCaller(callId: string): Omit<Handover, 'note'>;
  newId(): string;
}

export function createTransferControl(port: TransferControlPort): TransferControl {
  /** The agent's words for the transfer that is under way, by the caller's call. */
  let note: { readonly callId: string; readonly text: string } | undefined;

  function check(callId: string, target: string): Result<TransferTarget, TransferRefusal> {
    const call = port.calls().find((one) => one.callId === callId);
    if (call?.state !== 'talking' && call?.state !== 'held') return failure('no-call');
    if (isTransferring(port.calls())) return failure('under-way');
    if (!port.isLineUp()) return failure('line-down');
    const number = port.dialString(target);
    if (number === undefined) return failure('not-a-number');
    const name = port.directory().find((entry) => port.dialString(entry.number) === number)?.name;
    return success({ number, ...(name !== undefined && { name }) });
  }

  function begin(
    callId: string,
    target: string,
    text: string | undefined,
    request: (target: TransferTarget) => TransferRequest,
  ): Result<void, TransferRefusal> {
    const checked = check(callId, target);
    if (!checked.ok) return checked;
    note = text === undefined ? undefined : { callId, text };
    take(requestTransfer(port.calls(), request(checked.value)));
    return success(undefined);
  }

  function take({ calls, effects }: TransferStep): void {
    if (calls !== port.calls()) port.changeCalls(calls);
    for (const effect of effects) carryOut(effect);
  }

  function carryOut(effect: TransferEffect): void {
    switch (effect.type) {
      case 'hold':
      case 'hang-up':
        port.send(effect);
        break;
      case 'dial':
        port.startConsultation(effect);
        port.send({ type: 'dial', callId: effect.callId, target: effect.target.number, handover: handover(effect.consultationFor) });
        break;
      case 'refer':
        port.send({ type: 'transfer', callId: effect.callId, to: effect.to, handover: handover(effect.callId) });
        break;
      default:
        unreachable(effect);
    }
  }

  function handover(callId: string): Handover {
    return { ...port.describeCaller(callId), ...(note?.callId === callId && { note: note.text }) };
  }

  return {
    handOn: (callId, target, text) => begin(callId, target, text, (to) => ({ type: 'hand-on', callId, target: to })),
    consult: (callId, target, text) =>
      begin(callId, target, text, (to) => ({ type: 'consult', callId, target: to, consultationId: port.newId() })),
    ask: (request) => take(requestTransfer(port.calls(), request)),
    follow(before, event) {
      take(followTransfer(before, port.calls(), event));
      if (event.type === 'ended' && note?.callId === event.callId) note = undefined;
    },
  };
}
