import type { DeskState } from '../../../contract/ipc/desk-state';
import type { Call } from '../../../core/calls/call';

type Calls = Pick<DeskState, 'calls' | 'conversations'>;

/** What matters most comes first: who is spoken to, then who rings, then who waits. */
const order: readonly Call['state'][] = ['talking', 'answering', 'dialling', 'ringing', 'held', 'ended'];

function isTaken(call: Call | undefined): boolean {
  return call?.state === 'talking' || call?.state === 'answering' || call?.state === 'dialling';
}

/**
 * The conversation on the screen after a change. It stays where it is, so that a second call never takes the place of
 * what someone is working on, until it is gone or another call is taken, be it from the popup or by dialling.
 */
export function followCalls(shownId: string | undefined, before: Calls | undefined, after: Calls): string | undefined {
  const taken = after.calls.find(
    (call) => isTaken(call) && !isTaken(before?.calls.find((earlier) => earlier.callId === call.callId)) && call.callId !== shownId,
  );
  const candidates = after.conversations.map(({ conversationId }) => conversationId);
  if (taken && before && candidates.includes(taken.callId)) return taken.callId;
  if (shownId !== undefined && candidates.includes(shownId)) return shownId;
  const rank = (id: string) => {
    // a colleague is asked about this caller
    if (after.calls.some(({ consultationFor }) => consultationFor === id)) return 0;
    const call = after.calls.find(({ callId }) => callId === id);
    return call ? order.indexOf(call.state) : order.length;
  };
  return candidates.toSorted((a, b) => rank(a) - rank(b))[0];
}
