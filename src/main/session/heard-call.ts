import type { Call } from '../../core/calls/call';
import { callsTogether } from '../../core/calls/conference-steps';
import type { PhoneCommand } from '../../core/phone/phone-command';

/**
 * Sees to it that one call at a time is talked in, or the two of one conference: nobody is to hear what the agent says to
 * somebody else. It is the call that the agent turned to last, by taking it, dialling it or taking it back from hold. So whoever
 * picks up while the agent talks with another waits on hold, to be taken from there: a talk is never cut off in mid-sentence by
 * a number that was dialled before it.
 */
export interface HeardCall {
  /** Puts all others on hold, before this call is talked to. */
  turnTo(callId: string): void;
  /** This call has become one that is talked in: one of the two goes on hold, if there was another. */
  follow(callId: string): void;
  /** Sends a command, which may take a call back or put it on hold. */
  send(command: PhoneCommand): void;
}

export function createHeardCall(port: { calls(): readonly Call[]; send(command: PhoneCommand): void }): HeardCall {
  /** Whom the agent turned to last, and has not put on hold since. */
  let turnedTo: string | undefined;

  const isTalking = ({ state }: Call): boolean => state === 'talking';

  function holdOthers(callId: string): void {
    const kept = callsTogether(port.calls(), callId);
    for (const call of port.calls())
      if (isTalking(call) && !kept.includes(call.callId)) port.send({ type: 'hold', callId: call.callId, on: true });
  }

  return {
    turnTo(callId) {
      turnedTo = callId;
      holdOthers(callId);
    },
    follow(callId) {
      const heard = port.calls().find((call) => isTalking(call) && call.callId === turnedTo);
      holdOthers(heard?.callId ?? callId);
    },
    send(command) {
      if (command.type === 'hold') {
        if (!command.on) turnedTo = command.callId;
        else if (command.callId === turnedTo) turnedTo = undefined;
      }
      port.send(command);
    },
  };
}
