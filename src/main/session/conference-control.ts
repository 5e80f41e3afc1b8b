import type { Call } from '../../core/calls/call';
import { type ConferenceRequest, callsTogether, requestConference, wantedConference } from '../../core/calls/conference-steps';
import type { PhoneCommand } from '../../core/phone/phone-command';

/** Two calls joined with each other. What becomes of it shows in the calls' `conference`. */
export interface ConferenceControl {
  ask(request: ConferenceRequest): void;
  /** Holds or mutes a call, and with it the one it is joined with. */
  sendToAll(command: Extract<PhoneCommand, { type: 'hold' | 'mute' }>): void;
  /** Tells a new voice process what it is to mix. */
  resume(): void;
}

export interface ConferenceControlPort {
  calls(): readonly Call[];
  changeCalls(calls: readonly Call[]): void;
  send(command: PhoneCommand): void;
}

export function createConferenceControl(port: ConferenceControlPort): ConferenceControl {
  return {
    ask(request) {
      const { calls, commands } = requestConference(port.calls(), request);
      port.changeCalls(calls);
      for (const command of commands) port.send(command);
    },
    sendToAll(command) {
      for (const callId of callsTogether(port.calls(), command.callId)) port.send({ ...command, callId });
    },
    resume() {
      const wanted = wantedConference(port.calls());
      if (wanted.callIds.length > 0) port.send(wanted);
    },
  };
}
