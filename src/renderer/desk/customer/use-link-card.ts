import { useBridge, useDeskViewActions } from '../store/DeskProvider';

/** Says whose card a conversation's is, null for nobody's; a refusal is told where the card stands. */
export function useLinkCard(): (conversationId: string, cardId: number | null) => void {
  const bridge = useBridge();
  const { markLinkFailed } = useDeskViewActions();
  return (conversationId, cardId) => {
    bridge.request.linkCard({ conversationId, cardId }).then(
      () => markLinkFailed(undefined),
      () => markLinkFailed(conversationId),
    );
  };
}
