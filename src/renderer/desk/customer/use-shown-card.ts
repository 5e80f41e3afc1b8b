import { useCallback, useEffect, useState } from 'react';
import type { Card } from '../../../core/customers/card';
import { useBridge, useDeskView } from '../store/DeskProvider';

const changedCards = new EventTarget();

/** Tells the views of a card that it has changed, e.g. got a note. */
export function announceCard(card: Card) {
  changedCards.dispatchEvent(new CustomEvent('card', { detail: card }));
}

/** The card opened from the search, read from main; undefined while there is none. */
export function useShownCard(): Card | undefined {
  const bridge = useBridge();
  const cardId = useDeskView((view) => view.cardId);
  const [card, setCard] = useState<Card>();

  const take = useCallback(
    (next: Card | null) => {
      if (next !== null && next.cardId === cardId) setCard(next);
    },
    [cardId],
  );

  useEffect(() => {
    if (cardId === undefined) return;
    let isCurrent = true;
    const read = async () => {
      const next = await bridge.request.readCard({ cardId }).catch(() => null);
      if (isCurrent) take(next);
    };
    void read();
    const hear = (event: Event) => take((event as CustomEvent<Card>).detail);
    changedCards.addEventListener('card', hear);
    return () => {
      isCurrent = false;
      changedCards.removeEventListener('card', hear);
    };
  }, [bridge, cardId, take]);

  return card?.cardId === cardId ? card : undefined;
}
