import type { Call } from '../../core/calls/call';
import type { LineState } from '../../core/phone/line-state';
import type { PhoneCommand } from '../../core/phone/phone-command';
import type { PhoneEvent } from '../../core/phone/phone-event';
import type { Configuration } from '../../core/policy/configuration';
import type { SessionClock } from './session-clock';

/** Brings agent and caller together again after the voice process has died, where the PBX has a number for that. */
export interface CallRejoin {
  /** Whose far ends the PBX can bring back; from now on they are waited for. */
  begin(calls: readonly Call[]): ReadonlySet<string>;
  follow(line: LineState): void;
  /** What is left to be told of an event: nothing while a call is being rejoined that is shown as going on. */
  handle(event: PhoneEvent): PhoneEvent | undefined;
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
}

type Talk = Extract<Call, { state: 'talking' | 'held' }>;

interface Rejoining {
  readonly call: Talk;
  readonly address: string;
  readonly cancelTimeout: () => void;
  /** `waiting` for the line, `dialled`, or back and on its way into the hold it was in. */
  phase: 'waiting' | 'dialled' | 'holding';
}

/** Longer than this nobody stays in silence. */
const rejoinWithinMs = 12_000;
/** Of a `dial` command. */
const longestTarget = 128;

/**
 * The call keeps its id, its place on the desk and its times: the new voice process dials the rejoin address under the old
 * id, silent where the old one was. Its steps are not told, for the agent never left the call.
 *
 *   lost --line registered--> dialled --talking--> [holding --held, or not: muted-->] back
 *      \-- 12 s, or refused ------> ended
 */
export function createCallRejoin({ clock, rejoinAddress, send, tell, onRejoined, onLost }: CallRejoinPort): CallRejoin {
  const rejoining = new Map<string, Rejoining>();

  function forget(callId: string): void {
    rejoining.get(callId)?.cancelTimeout();
    rejoining.delete(callId);
  }

  function finish({ call }: Rejoining): void {
    forget(call.callId);
    // it was dialled silent for the sake of the hold
    if (call.state === 'held' && !call.isMuted) send({ type: 'mute', callId: call.callId, on: false });
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
    if (one.call.state === 'talking') finish(one);
    else {
      one.phase = 'holding';
      send({ type: 'hold', callId: one.call.callId, on: true });
    }
  }

  function dialAll(): void {
    for (const one of rejoining.values()) {
      if (one.phase !== 'waiting') continue;
      one.phase = 'dialled';
      const { callId, isMuted, state } = one.call;
      send({ type: 'dial', callId, target: one.address, isSilent: isMuted || state === 'held' });
    }
  }

  return {
    begin(calls) {
      for (const call of calls) {
        const address = addressFor(call, rejoinAddress);
        if (address === undefined) continue;
        const known = rejoining.get(call.callId); // it has died once more
        const cancelTimeout = known?.cancelTimeout ?? clock.after(rejoinWithinMs, () => giveUp(call.callId));
        rejoining.set(call.callId, { call: call as Talk, address, cancelTimeout, phase: 'waiting' });
      }
      return new Set(rejoining.keys());
    },
    follow(line) {
      if (line.kind === 'registered') dialAll();
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
          if (one.phase !== 'holding') return undefined;
          if (event.on) finish(one);
          else stayMuted(event.callId);
          return event.on ? undefined : event;
        default:
          return undefined;
      }
    },
    dispose() {
      for (const callId of rejoining.keys()) forget(callId);
    },
  };
}

/** As an address, for a reference may hold dots, which a number may not. */
export function rejoinAddress({ account, recovery }: Configuration, reference: string): string | undefined {
  const isUserPart = /^[\w.-]+$/.test(reference);
  const address = account && recovery.rejoinPrefix && isUserPart ? `${recovery.rejoinPrefix}${reference}@${account.domain}` : undefined;
  return address === undefined || address.length > longestTarget ? undefined : address;
}

/** Only of a plain talk: what a transfer had come to is known to nobody but the process that is gone. */
function addressFor(call: Call, rejoinAddress: CallRejoinPort['rejoinAddress']): string | undefined {
  const isPlain = (call.state === 'talking' || call.state === 'held') && call.transfer === undefined;
  const { reference } = call.identity;
  return isPlain && reference !== undefined ? rejoinAddress(reference) : undefined;
}
