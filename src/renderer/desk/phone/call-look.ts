import type { Call } from '../../../core/calls/call';
import { unreachable } from '../../../core/result';
import type { Tone } from '../../ui';

/** Colour, word (key below `state` of the catalogue) and clock of a call. */
export interface CallLook {
  readonly tone: Tone;
  readonly word: 'ringing' | 'dialling' | 'ringingThere' | 'answering' | 'talking' | 'held' | 'heldByOther' | 'ended';
  /** Wall clock, ms. */
  readonly since: number;
  readonly clock: 'ringTime' | 'callTime' | 'holdTime';
}

/** What a call looks like in the phone column. */
export function lookOfCall(call: Call): CallLook {
  switch (call.state) {
    case 'ringing':
      return { tone: 'blue', word: 'ringing', since: call.startedAt, clock: 'ringTime' };
    case 'dialling':
      return { tone: 'blue', word: call.isRingingThere ? 'ringingThere' : 'dialling', since: call.startedAt, clock: 'ringTime' };
    case 'answering':
      return { tone: 'blue', word: 'answering', since: call.startedAt, clock: 'ringTime' };
    case 'talking':
      return {
        tone: call.isHeldByOther ? 'violet' : 'blue',
        word: call.isHeldByOther ? 'heldByOther' : 'talking',
        since: call.answeredAt,
        clock: 'callTime',
      };
    case 'held':
      return { tone: 'violet', word: 'held', since: call.heldAt, clock: 'holdTime' };
    case 'ended':
      return { tone: 'neutral', word: 'ended', since: call.startedAt, clock: 'callTime' };
    default:
      return unreachable(call);
  }
}
