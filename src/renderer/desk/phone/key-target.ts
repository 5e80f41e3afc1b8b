import type { Call } from '../../../core/calls/call';

export type CallKey = 'answer' | 'hang-up' | 'reject' | 'mute' | 'hold' | 'keypad' | 'transfer';

function prefer(calls: readonly Call[], shownId: string | undefined, ...states: Call['state'][]): Call | undefined {
  for (const state of states) {
    const found = calls.filter((call) => call.state === state);
    const chosen = found.find(({ callId }) => callId === shownId) ?? found[0];
    if (chosen) return chosen;
  }
  return undefined;
}

/** The call that a key means: what is spoken comes before what rings, and what rings before what is held. */
export function keyTarget(key: CallKey, calls: readonly Call[], shownId: string | undefined): Call | undefined {
  switch (key) {
    case 'answer':
    case 'reject':
      return prefer(calls, shownId, 'ringing');
    case 'hang-up':
      return prefer(calls, shownId, 'talking', 'dialling', 'answering', 'ringing', 'held');
    case 'hold':
    case 'transfer':
      return prefer(calls, shownId, 'talking', 'held');
    case 'mute':
    case 'keypad':
      return prefer(calls, shownId, 'talking');
  }
}
