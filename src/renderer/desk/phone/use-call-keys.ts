import { unreachable } from '../../../core/result';
import { useKeyActions } from '../keys/KeyProvider';
import { useBridge, useDesk, useDeskView, useDeskViewActions } from '../store/DeskProvider';
import { conversationOf } from './conversation-of';
import { type CallKey, keyTarget } from './key-target';
import { liveCalls } from './live-calls';

/** Gives the keys of the phone their meaning for the calls there are now. */
export function useCallKeys(): void {
  const bridge = useBridge();
  const calls = useDesk((state) => state.calls);
  const shownId = useDeskView((view) => view.shownId);
  const { show, toggleKeypad } = useDeskViewActions();

  function actionOf(key: Exclude<CallKey, 'transfer'>): (() => void) | undefined {
    const call = keyTarget(key, calls, shownId);
    if (!call) return undefined;
    const { callId } = call;
    switch (key) {
      case 'answer':
        return () => void bridge.request.answer({ callId });
      case 'hang-up':
        return () => void (call.state === 'ringing' ? bridge.request.reject({ callId }) : bridge.request.hangUp({ callId }));
      case 'reject':
        return () => void bridge.request.reject({ callId });
      case 'mute':
        return () => void bridge.request.mute({ callId, on: !(call.state === 'talking' && call.isMuted) });
      case 'hold':
        return () => void bridge.request.hold({ callId, on: call.state !== 'held' });
      case 'keypad':
        return () => {
          show(conversationOf(call));
          toggleKeypad();
        };
      default:
        return unreachable(key);
    }
  }

  function showPlace(place: number): (() => void) | undefined {
    const call = liveCalls(calls)[place - 1];
    return call && (() => show(conversationOf(call)));
  }

  useKeyActions({
    answer: actionOf('answer'),
    'hang-up': actionOf('hang-up'),
    reject: actionOf('reject'),
    mute: actionOf('mute'),
    hold: actionOf('hold'),
    keypad: actionOf('keypad'),
    'call-1': showPlace(1),
    'call-2': showPlace(2),
    'call-3': showPlace(3),
    'call-4': showPlace(4),
  });
}
