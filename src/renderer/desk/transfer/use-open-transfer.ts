import type { Call } from '../../../core/calls/call';
import { conversationOf } from '../phone/conversation-of';
import { keyTarget } from '../phone/key-target';
import { useDesk, useDeskView, useDeskViewActions } from '../store/DeskProvider';
import { callInTransfer } from './transfer-of';

/** The transfer of the caller who is on the line. */
export interface OpenTransfer {
  readonly call: Call;
  /** Opens its panel with this number in it. */
  readonly open: (number: string) => void;
}

/** Whose transfer can be begun now; undefined while there is nobody to hand on, or somebody is being handed on. */
export function useOpenTransfer(): OpenTransfer | undefined {
  const calls = useDesk((state) => state.calls);
  const shownId = useDeskView((view) => view.shownId);
  const { show, openTransfer } = useDeskViewActions();
  const call = callInTransfer(calls) ? undefined : keyTarget('transfer', calls, shownId);
  return (
    call && {
      call,
      open(number) {
        show(conversationOf(call));
        openTransfer(call.callId, number);
      },
    }
  );
}
