import { joinedCalls } from '../../../core/calls/joined-calls';
import { useKeyActions } from '../keys/KeyProvider';
import { useBridge, useDesk } from '../store/DeskProvider';
import { isInTransfer } from '../transfer/transfer-of';
import { pairToJoin } from './calls-to-join';

/**
 * Gives the keys of a conference their meaning: Shift F9 joins the two there are, F6 connects them and leaves.
 * Mute and hold are of both anyway. To be used after the keys of the phone and of transfers.
 */
export function useConferenceKeys(): void {
  const bridge = useBridge();
  const calls = useDesk((state) => state.calls);
  const pair = pairToJoin(calls);
  const joined = joinedCalls(calls);
  // while another call is talked to, the keys are about that
  const spoken = joined?.some(({ state }) => state === 'talking') ? joined : undefined;
  const isConnecting = spoken?.some((call) => isInTransfer(call) && call.transfer.kind === 'asking');

  useKeyActions({
    conference: pair && (() => void bridge.request.joinCalls({ callId: pair[0].callId, otherId: pair[1].callId })),
    transfer: spoken && !isConnecting ? () => void bridge.request.completeTransfer({ callId: spoken[0].callId }) : undefined,
  });
}
