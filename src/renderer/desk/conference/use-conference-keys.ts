import { joinedCalls } from '../../../core/calls/joined-calls';
import { useKeyActions } from '../keys/KeyProvider';
import { useBridge, useDesk } from '../store/DeskProvider';
import { isInTransfer } from '../transfer/transfer-of';
import { pairToJoin } from './calls-to-join';

/**
 * Gives the keys of a conference their meaning: Shift F9 joins the two there are, and goes on with the first alone when they
 * are joined; F6 connects them and leaves.
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

  const withFirst = (act: (callId: string) => void) => (spoken && !isConnecting ? () => act(spoken[0].callId) : undefined);
  useKeyActions({
    conference: pair
      ? () => void bridge.request.joinCalls({ callId: pair[0].callId, otherId: pair[1].callId })
      : withFirst((callId) => void bridge.request.splitCalls({ callId })),
    transfer: withFirst((callId) => void bridge.request.completeTransfer({ callId })),
  });
}
