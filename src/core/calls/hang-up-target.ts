import type { Call } from './call';
import { firstToLeave, joinedCalls } from './joined-calls';

/** What is spoken comes before what rings, and what rings before what is held. */
const order: readonly Call['state'][] = ['talking', 'dialling', 'answering', 'ringing', 'held'];

/**
 * The call that hanging up means where none is pointed at: for the key and for a headset's hook. One that rings is rejected.
 * Of a conference that is talked in one of the two leaves. `shownId`: the call on the screen, which comes first among equals.
 */
export function hangUpTarget(calls: readonly Call[], shownId?: string): Call | undefined {
  const joined = joinedCalls(calls);
  if (joined?.some(({ state }) => state === 'talking')) return firstToLeave(joined, shownId);
  for (const state of order) {
    const found = calls.filter((call) => call.state === state);
    const chosen = found.find(({ callId }) => callId === shownId) ?? found[0];
    if (chosen) return chosen;
  }
  return undefined;
}
