import type { Conversation } from '../../../contract/ipc/desk-state';
import type { Call } from '../../../core/calls/call';
import { unreachable } from '../../../core/result';

const startedAt = 1_790_000_000_000;

/** A call in that state, from an invented caller. Ten seconds to the answer, a minute to the hold. */
export function call(callId: string, state: Call['state'], number = '+36301234567'): Call {
  const common = {
    callId,
    direction: state === 'dialling' ? ('outbound' as const) : ('inbound' as const),
    identity: { number, isWithheld: false },
    startedAt,
  };
  const answeredAt = startedAt + 10_000;
  switch (state) {
    case 'ringing':
    case 'answering':
      return { ...common, state };
    case 'dialling':
      return { ...common, state, isRingingThere: true };
    case 'talking':
      return { ...common, state, answeredAt, isMuted: false, isHeldByOther: false };
    case 'held':
      return { ...common, state, answeredAt, heldAt: answeredAt + 60_000, isMuted: false };
    case 'ended':
      return { ...common, state, answeredAt, endedAt: answeredAt + 90_000, cause: 'hung-up-there' };
    default:
      return unreachable(state);
  }
}

/** The conversation of such a call, with nobody found in the cards. */
export function conversation(conversationId: string, changes: Partial<Conversation> = {}): Conversation {
  return {
    conversationId,
    direction: 'inbound',
    queueId: 'support',
    identity: { number: '+36301234567', isWithheld: false },
    displayNumber: '+36 30 123 4567',
    candidates: [],
    isCallOver: false,
    ...changes,
  };
}
