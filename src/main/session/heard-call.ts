import type { Call } from '../../core/calls/call';
import { callsTogether } from '../../core/calls/conference-steps';
import type { PhoneCommand } from '../../core/phone/phone-command';
import type { PhoneEvent } from '../../core/phone/phone-event';

/**
 * Sees to it that one call at a time is talked in, or the two of one conference: nobody is to hear what the agent says to
 * somebody else. It is the call that the agent turned to last, by taking it, dialling it or taking it back from hold. So whoever
 * picks up while the agent talks with another waits on hold, to be taken from there, and hears not a word before: a talk is never
 * cut off in mid-sentence by a number that was dialled before it.
 */
export interface HeardCall {
  /** Puts all others on hold, before this call is talked to. */
  turnTo(callId: string): void;
  /** This call has become one that is talked in: one of the two goes on hold, if there was another. */
  follow(callId: string): void;
  /** To be told of every event of a call, also of one that changes nothing, as the refusal of a hold. */
  settle(event: PhoneEvent): void;
  /** Sends a command, which may take a call back or put it on hold. */
  send(command: PhoneCommand): void;
}

export interface HeardCallPort {
  calls(): readonly Call[];
  send(command: PhoneCommand): void;
  /** The agent is muted in this call, without having asked for it. */
  showMuted(callId: string): void;
}

export function createHeardCall(port: HeardCallPort): HeardCall {
  /** Whom the agent turned to last, and has not put on hold since. */
  let turnedTo: string | undefined;
  /** Dialled calls that were turned away from: muted until they are heard or on hold. */
  const silenced = new Set<string>();

  function holdOthers(callId: string): void {
    const kept = callsTogether(port.calls(), callId);
    for (const call of port.calls())
      if (call.state === 'talking' && !kept.includes(call.callId)) port.send({ type: 'hold', callId: call.callId, on: true });
  }

  function silenceDialled(exceptId: string): void {
    for (const { callId, state } of port.calls()) {
      if (state !== 'dialling' || callId === exceptId || silenced.has(callId)) continue;
      silenced.add(callId);
      port.send({ type: 'mute', callId, on: true });
    }
  }

  function giveVoice(callId: string): void {
    if (silenced.delete(callId)) port.send({ type: 'mute', callId, on: false });
  }

  return {
    turnTo(callId) {
      turnedTo = callId;
      holdOthers(callId);
      silenceDialled(callId);
    },
    follow(callId) {
      const heard = port.calls().find((call) => call.state === 'talking' && call.callId === turnedTo);
      const heardId = heard?.callId ?? callId;
      holdOthers(heardId);
      giveVoice(heardId);
    },
    settle(event) {
      if (event.type === 'ended') silenced.delete(event.callId);
      if (event.type !== 'held') return;
      if (event.on) giveVoice(event.callId);
      // the hold was refused: not a word is heard all the same
      else if (silenced.delete(event.callId)) port.showMuted(event.callId);
    },
    send(command) {
      port.send(command);
      if (command.type !== 'hold') return;
      if (command.on && command.callId === turnedTo) turnedTo = undefined;
      if (command.on) return;
      turnedTo = command.callId;
      silenceDialled(command.callId);
    },
  };
}
