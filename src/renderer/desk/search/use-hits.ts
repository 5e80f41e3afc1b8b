import { useEffect, useState } from 'react';
import type { CardHit } from '../../../core/customers/card';
import { useBridge } from '../store/DeskProvider';
import { createLatestAnswer } from './latest-answer';

/** The cards found for a query; those of the query before stay until the new ones are there. */
export interface Hits {
  readonly hits: readonly CardHit[];
  /** The query these belong to. */
  readonly query: string;
}

const noHits: Hits = { hits: [], query: '' };

/** Searches the cards while someone types. */
export function useHits(query: string): Hits {
  const bridge = useBridge();
  const [found, setFound] = useState(noHits);
  const [latest] = useState(() =>
    createLatestAnswer(
      (asked) => bridge.request.searchCards({ query: asked }),
      (hits, asked) => setFound({ hits, query: asked }),
    ),
  );
  useEffect(() => latest.stop, [latest]);
  const wanted = query.trim();
  useEffect(() => {
    if (wanted === '') latest.stop();
    else latest.ask(wanted);
  }, [latest, wanted]);
  return wanted === '' ? noHits : found;
}
