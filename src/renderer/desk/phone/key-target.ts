import type { Call } from '../../../core/calls/call';
import { hangUpTarget } from '../../../core/calls/hang-up-target';

export type CallKey = 'answer' | 'hang-up' | 'reject' | 'mute' | 'hold' | 'keypad' | 'transfer';

function prefer(calls: readonly Call[], shownId: string | undefined, ...states: Call['state'][]): Call | undefined {
  for (const state of states) {
    const found = calls.filter((call) => call.state === state);
    const chosen = found.find(({ callId }) => callId === shownId) ?? found[0];
    if (chosen) return chosen;
  }
  return undefined;
}

/** The call that a key means. */
export function keyTarget(key: CallKey, calls: readonly Call[], shownId: string | undefined): Call | undefined {
  switch (key) {
    case 'answer':
    case 'reject':
      return prefer(calls, shownId, 'ringing');
    case 'hang-up':
      return hangUpTarget(calls, shownId);
    case 'hold':
    case 'transfer':
      return prefer(calls, shownId, 'talking', 'held');
    case 'mute':
    case 'keypad':
      return prefer(calls, shownId, 'talking');
  }
}
