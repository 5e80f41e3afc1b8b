import type { CallerIdentity } from '../../core/calls/caller-identity';
import { type DialDoubt, type DialIntent, doubtDial } from '../../core/calls/dial-doubt';
import { isServiceCode, type LinkedNumber } from '../../core/phone/dial-link';
import type { OutsideProblem } from '../../core/phone/outside-number';
import type { PhoneCommand } from '../../core/phone/phone-command';
import type { CallPolicy } from '../../core/policy/call-policy';
import { failure, type Result, success } from '../../core/result';
import type { DeskStateStore } from './desk-state-store';
import type { SessionClock } from './session-clock';

/** Numbers that are called, and those that other programs hand over to be called. */
export interface Dialling {
  dial(target: string, options?: DialOptions): Result<void, 'not-a-number' | 'line-down' | 'already-dialling' | DialDoubt>;
  /** Another program has handed over a number, or something that is none. */
  handNumber(number: Result<LinkedNumber, OutsideProblem>): void;
  takeOutsideNumber(handedId: string): void;
}

/** How a number is dialled. `queueId`: a caller of that queue is called back, with its script, form and rules. */
export interface DialOptions {
  readonly intent?: DialIntent | undefined;
  readonly queueId?: string | undefined;
}

export interface DiallingPort {
  readonly store: DeskStateStore;
  readonly clock: SessionClock;
  policy(): CallPolicy;
  isLineUp(): boolean;
  /** A number as it is sent to the PBX; undefined when it is none. */
  dialString(target: string): string | undefined;
  startDialling(callId: string, identity: CallerIdentity): void;
  send(command: PhoneCommand): void;
}

export function createDialling({ store, clock, policy, isLineUp, dialString, startDialling, send }: DiallingPort): Dialling {
  return {
    dial(target, { intent, queueId } = {}) {
      if (!isLineUp()) return failure('line-down');
      const { calls, recent } = store.state();
      if (calls.some((call) => call.state === 'dialling')) return failure('already-dialling');
      const digits = dialString(target);
      if (digits === undefined) return failure('not-a-number');
      const doubt = doubtDial({
        calls,
        past: recent,
        now: clock.now(),
        repeatMs: policy().repeatDialS * 1000,
        intent,
        isSame: (number) => dialString(number) === digits,
      });
      if (doubt) return failure(doubt);
      const callId = clock.newId();
      startDialling(callId, { number: digits, isWithheld: false, ...(queueId !== undefined && { queue: queueId }) });
      send({ type: 'dial', callId, target: digits });
      return success(undefined);
    },
    handNumber(number) {
      const handed = number.ok ? success({ ...number.value, isToBeDialled: policy().dialsFromOutside && isPlain(number.value) }) : number;
      store.change({ outsideNumber: { handedId: clock.newId(), number: handed } });
    },
    takeOutsideNumber(handedId) {
      if (store.state().outsideNumber?.handedId === handedId) store.change({ outsideNumber: null });
    },
  };
}

/** Neither a service code nor a number with an extension that has to be dialled by hand. */
function isPlain(number: LinkedNumber): boolean {
  return !isServiceCode(number) && number.extension === undefined;
}
