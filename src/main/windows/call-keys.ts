import type { Call } from '../../core/calls/call';
import type { PhoneCommand } from '../../core/phone/phone-command';
import { type ChosenKeys, keyOf } from '../../core/policy/keys';
import type { GlobalKey } from './global-keys';

export interface CallKeysPort {
  readonly keys: ChosenKeys;
  send(command: PhoneCommand): void;
  mute(callId: string, isMuted: boolean): void;
}

/** The keys of calls that work from other programs now: what the popup prints while it rings, and mute in a talk. */
export function callKeys(calls: readonly Call[], { keys, send, mute }: CallKeysPort): GlobalKey[] {
  const ringing = calls.find(({ state }) => state === 'ringing');
  const talking = calls.find((call) => call.state === 'talking');
  return [
    ...(ringing
      ? (['answer', 'reject'] as const).map((type) => ({ key: keyOf(type, keys), action: () => send({ type, callId: ringing.callId }) }))
      : []),
    ...(talking ? [{ key: keyOf('mute', keys), action: () => mute(talking.callId, !talking.isMuted) }] : []),
  ];
}
