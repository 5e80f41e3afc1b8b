import type { Call } from '../calls/call';
import { hangUpTarget } from '../calls/hang-up-target';
import { unreachable } from '../result';
import type { HeadsetPress } from './headset-button';

/** What a button of the headset asks for; each is what a key of the desk does. */
export type HeadsetAction =
  | { readonly type: 'answer' | 'reject' | 'hang-up'; readonly callId: string }
  | { readonly type: 'mute' | 'hold'; readonly callId: string; readonly on: boolean };

/**
 * What a press means for the calls there are; undefined where it means nothing. With a second caller ringing, the hook ends
 * the call that is talked in and its next press takes the other (what it ends is `hangUpTarget`, as for the key); flash takes the
 * other and puts the first on hold.
 */
export function actionOf({ button, on }: HeadsetPress, calls: readonly Call[]): HeadsetAction | undefined {
  switch (button) {
    case 'hook':
      return hook(on, calls);
    case 'mute':
      return mute(on, calls);
    case 'flash':
      return flash(calls);
    case 'reject':
      return onCall('reject', first(calls, 'ringing'));
    case 'redial': // whom to call is chosen on the desk
      return undefined;
    default:
      return unreachable(button);
  }
}

function hook(on: boolean | undefined, calls: readonly Call[]): HeadsetAction | undefined {
  const isOpen = calls.some(({ state }) => state !== 'ringing' && state !== 'ended');
  if (on ?? !isOpen) return onCall('answer', first(calls, 'ringing'));
  // put down late, after the last call has ended: who rings by now is not meant
  const target = isOpen ? hangUpTarget(calls) : undefined;
  return onCall(target?.state === 'ringing' ? 'reject' : 'hang-up', target);
}

function mute(on: boolean | undefined, calls: readonly Call[]): HeadsetAction | undefined {
  const call = first(calls, 'talking');
  if (call?.state !== 'talking' || call.isMuted === on) return undefined;
  return { type: 'mute', callId: call.callId, on: !call.isMuted };
}

function flash(calls: readonly Call[]): HeadsetAction | undefined {
  const ringing = first(calls, 'ringing');
  if (ringing) return onCall('answer', ringing);
  const call = first(calls, 'talking', 'held');
  return call && { type: 'hold', callId: call.callId, on: call.state === 'talking' };
}

function onCall(type: 'answer' | 'reject' | 'hang-up', call: Call | undefined): HeadsetAction | undefined {
  return call && { type, callId: call.callId };
}

/** The first call of the first of these states that there is one in. */
function first(calls: readonly Call[], ...states: Call['state'][]): Call | undefined {
  for (const state of states) {
    const found = calls.find((call) => call.state === state);
    if (found) return found;
  }
  return undefined;
}
