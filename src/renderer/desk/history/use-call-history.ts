import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallFilter, CallHistoryPage } from '../../../contract/ipc/call-history';
import { useBridge } from '../store/DeskProvider';

/** What the calls are filtered by; `queueId` null for every queue. */
export interface HistoryFilters {
  readonly filter: CallFilter;
  readonly queueId: string | null;
  readonly text: string;
}

export interface CallHistoryView {
  /** Undefined until the first answer. */
  readonly page: CallHistoryPage | undefined;
  readonly hasFailed: boolean;
  /** Adds the next older ones. */
  readonly readMore: () => void;
}

const pageSize = 50;

/** Reads the calls that pass the filters, a page at a time; an answer that comes after a newer question is dropped. */
export function useCallHistory({ filter, queueId, text }: HistoryFilters): CallHistoryView {
  const bridge = useBridge();
  const [page, setPage] = useState<CallHistoryPage>();
  const [hasFailed, setHasFailed] = useState(false);
  const turn = useRef(0);

  const read = useCallback(
    async (known: CallHistoryPage | undefined) => {
      turn.current += 1;
      const ownTurn = turn.current;
      const last = known?.calls.at(-1);
      const answer = await bridge.request
        .readCallHistory({
          filter,
          ...(queueId !== null && { queueId }),
          text,
          ...(last && { before: { at: last.at, callId: last.callId } }),
          limit: pageSize,
        })
        .catch(() => undefined);
      if (ownTurn !== turn.current) return;
      setHasFailed(answer === undefined);
      if (answer) setPage(known ? { ...answer, calls: [...known.calls, ...answer.calls] } : answer);
    },
    [bridge, filter, queueId, text],
  );
  useEffect(() => void read(undefined), [read]);

  return { page, hasFailed, readMore: () => void read(page) };
}
