import { isJoined } from '../../../core/calls/joined-calls';
import { useKeyActions } from '../keys/KeyProvider';
import { conversationOf } from '../phone/conversation-of';
import { keyTarget } from '../phone/key-target';
import { useBridge, useDesk, useDeskView, useDeskViewActions } from '../store/DeskProvider';
import { callInTransfer, consultationOf } from './transfer-of';

/**
 * Gives the keys of a transfer their meaning: F6 opens the panel and, once a colleague is asked, joins the two; Shift F6
 * goes back to the caller; the key of hold changes between the two. To be used after the keys of the phone, which it
 * takes the place of.
 */
export function useTransferKeys(): void {
  const bridge = useBridge();
  const calls = useDesk((state) => state.calls);
  const shownId = useDeskView((view) => view.shownId);
  const openId = useDeskView((view) => view.transferId);
  const { show, openTransfer, closeTransfer } = useDeskViewActions();

  const caller = callInTransfer(calls);
  const consultation = caller && consultationOf(caller, calls);
  const isConsulting = caller?.transfer.kind === 'consulting';
  const isAnswered = consultation?.state === 'talking' || consultation?.state === 'held';
  const target = keyTarget('transfer', calls, shownId);

  function transferKey(): (() => void) | undefined {
    if (caller) return isConsulting ? () => void bridge.request.completeTransfer({ callId: caller.callId }) : undefined;
    if (openId !== undefined) return closeTransfer;
    if (!target) return undefined;
    return () => {
      show(conversationOf(target));
      openTransfer(target.callId);
    };
  }

  function backKey(): (() => void) | undefined {
    if (!caller) return openId === undefined ? undefined : closeTransfer;
    if (caller.transfer.kind === 'asking') return undefined;
    return () => {
      closeTransfer();
      void bridge.request.returnToCaller({ callId: caller.callId });
    };
  }

  function holdKey(): (() => void) | undefined {
    // in a conference both are held
    if (!caller || isJoined(caller)) return undefined;
    // nobody is taken back before there is somebody to change to
    return () => {
      if (isConsulting && isAnswered) void bridge.request.swapCalls({ callId: caller.callId });
    };
  }

  useKeyActions({ transfer: transferKey(), 'transfer-back': backKey(), hold: holdKey() });
}
