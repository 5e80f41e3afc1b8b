import type { Call } from '../../core/calls/call';
import type { LineState } from '../../core/phone/line-state';
import type { PhoneCommand } from '../../core/phone/phone-command';
import type { PhoneEvent } from '../../core/phone/phone-event';
import { isUp } from '../../core/phone/resting-line';
import type { Configuration } from '../../core/policy/configuration';
import type { SessionClock } from './session-clock';

/** Brings agent and caller together again after the voice process has died, where the PBX has a number for that. */
export interface CallRejoin {
  /** Whose far ends the PBX can bring back; from now on they are waited for. */
  begin(calls: readonly Call[]): ReadonlySet<string>;
  follow(line: LineState): void;
  /** What is left to be told of an event: nothing while a call is being rejoined that is shown as going on. */
  handle(event: PhoneEvent): PhoneEvent | undefined;
  /** Keeps a wish for a call that is on its way back; false where the voice process is the one to tell. */
  take(command: PhoneCommand): boolean;
  dispose(): void;
}

export interface CallRejoinPort {
  readonly clock: SessionClock;
  /** Address at the PBX that joins whoever calls it with the call of this reference; undefined where there is none. */
  rejoinAddress(reference: string): string | undefined;
  send(command: PhoneCommand): void;
  /** What is so of a call without the voice process's having said it. */
  tell(event: PhoneEvent): void;
  /** The caller is there again. */
  onRejoined(): void;
  /** The caller did not come back. */
  onLost(callId: string): void;
  /** Nobody is waited for any more. */
  onSettled(): void;
}

interface Rejoining {
  readonly callId: string;
  readonly address: string;
  readonly cancelTimeout: () => void;
  /** `waiting` for the line, `dialled`, or back and on its way into the hold it is to be in. */
  phase: 'waiting' | 'dialled' | 'holding';
  /** As the agent wishes it, and the desk shows it. */
  isHeld: boolean;
  isMuted: boolean;
  /** Whether the new voice process was told to send nothing. */
  isSilent: boolean;
}

/** Longer than this nobody stays in silence. */
const rejoinWithinMs = 12_000;
/** Of a `dial` command. */
const longestTarget = 128;

/**
 * The call keeps its id, its place on the desk and its times: the new voice process dials the rejoin address under the old
 * id, silent where the old one was. Its steps are not told, for the agent never left the call. Hold and mute that are wished
 * meanwhile are shown at once and true when it is back; after a hang-up it is not brought back, and the PBX ends what it had.
 *
 *   lost --line up--> dialled --talking--> [holding --held, or not: muted-->] back
 *      \-- hung up, 12 s, or refused --> ended
 */
export function createCallRejoin({ clock, rejoinAddress, send, tell, onRejoined, onLost, onSettled }: CallRejoinPort): CallRejoin {
  const rejoining = new Map<string, Rejoining>();

  function forget(callId: string): void {
    rejoining.get(callId)?.cancelTimeout();
    if (rejoining.delete(callId) && rejoining.size === 0) onSettled();
  }

  function silence(one: Rejoining, isSilent: boolean): void {
    if (one.isSilent === isSilent) return;
    one.isSilent = isSilent;
    send({ type: 'mute', callId: one.callId, on: isSilent });
  }

  function finish(one: Rejoining): void {
    forget(one.callId);
    // it was silent for the sake of the hold
    silence(one, one.isMuted);
    onRejoined();
  }

  /** It was to come back into its hold and the PBX refused that: nobody is heard of a sudden. */
  function stayMuted(callId: string): void {
    forget(callId);
    tell({ type: 'muted', callId, on: true, at: clock.now() });
    onRejoined();
  }

  function giveUp(callId: string): void {
    forget(callId);
    send({ type: 'hang-up', callId });
    onLost(callId);
  }

  function handleTalking(one: Rejoining): void {
    if (!one.isHeld) finish(one);
    else {
      one.phase = 'holding';
      send({ type: 'hold', callId: one.callId, on: true });
    }
  }

  function handleHeld(one: Rejoining, event: Extract<PhoneEvent, { type: 'held' }>): PhoneEvent | undefined {
    if (one.phase !== 'holding') return undefined;
    if (event.on === one.isHeld) finish(one);
    else if (one.isHeld) {
      stayMuted(one.callId);
      return event;
    }
    return undefined; // a hold that is wished no more: its end follows
  }

  function dialAll(): void {
    for (const one of rejoining.values()) {
      if (one.phase !== 'waiting') continue;
      one.phase = 'dialled';
      one.isSilent = one.isMuted || one.isHeld;
      send({ type: 'dial', callId: one.callId, target: one.address, isSilent: one.isSilent });
    }
  }

  return {
    begin(calls) {
      for (const call of calls) {
        const address = addressFor(call, rejoinAddress);
        if (address === undefined) continue;
        const { callId } = call;
        const known = rejoining.get(callId); // it has died once more
        const cancelTimeout = known?.cancelTimeout ?? clock.after(rejoinWithinMs, () => giveUp(callId));
        const wishes = { isHeld: call.state === 'held', isMuted: 'isMuted' in call && call.isMuted };
        rejoining.set(callId, { callId, address, cancelTimeout, phase: 'waiting', isSilent: false, ...wishes });
      }
      return new Set(rejoining.keys());
    },
    follow(line) {
      if (isUp(line)) dialAll();
    },
    handle(event) {
      const one = 'callId' in event ? rejoining.get(event.callId) : undefined;
      if (!one) return event;
      switch (event.type) {
        case 'ended':
          forget(event.callId);
          // by the agent's own wish, or because the PBX has no such call any more
          if (event.cause === 'hung-up-here') return event;
          onLost(event.callId);
          return undefined;
        case 'talking':
          handleTalking(one);
          return undefined;
        case 'held':
          return handleHeld(one, event);
        default:
          return undefined;
      }
    },
    take(command) {
      const one = 'callId' in command ? rejoining.get(command.callId) : undefined;
      if (!one) return false;
      const { callId, phase } = one;
      const at = clock.now();
      switch (command.type) {
        case 'hang-up':
          if (phase !== 'waiting') return false;
          forget(callId);
          tell({ type: 'ended', callId, cause: 'hung-up-here', at });
          return true;
        case 'hold':
          one.isHeld = command.on;
          tell({ type: 'held', callId, on: command.on, at });
          // before the call is there it cannot be held, but be silent
          if (phase === 'dialled' && command.on) silence(one, true);
          return phase !== 'holding';
        case 'mute':
          one.isMuted = command.on;
          tell({ type: 'muted', callId, on: command.on, at });
          if (phase === 'dialled' && command.on) silence(one, true);
          return true;
        default:
          return false;
      }
    },
    dispose() {
      for (const { cancelTimeout } of rejoining.values()) cancelTimeout();
      rejoining.clear();
    },
  };
}

/** As an address, for a reference may hold dots, which a number may not. */
export function rejoinAddress({ account, recovery }: Configuration, reference: string): string | undefined {
  const isUserPart = /^[\w.-]+$/.test(reference);
  const address = account && recovery.rejoinPrefix && isUserPart ? `${recovery.rejoinPrefix}${reference}@${account.domain}` : undefined;
  return address === undefined || address.length > longestTarget ? undefined : address;
}

/** Only of a plain talk, be it after a transfer that failed: what one that is under way had come to is known to nobody but the process that is gone. */
function addressFor(call: Call, rejoinAddress: CallRejoinPort['rejoinAddress']): string | undefined {
  const isAnswered = call.state === 'talking' || call.state === 'held';
  const isPlain = isAnswered && (call.transfer === undefined || call.transfer.kind === 'failed');
  const { reference } = call.identity;
  return isPlain && reference !== undefined ? rejoinAddress(reference) : undefined;
}
