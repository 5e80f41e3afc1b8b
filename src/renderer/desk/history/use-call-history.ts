import { useCallback, useEffect, useState } from 'react';
import type { CallFilter, CallHistoryPage } from '../../../contract/ipc/call-history';
import type { RecentCall } from '../../../contract/ipc/desk-state';
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

  const ask = useCallback(
    (last?: RecentCall) =>
      bridge.request
        .readCallHistory({
          filter,
          ...(queueId !== null && { queueId }),
          text,
          ...(last && { before: { at: last.at, callId: last.callId } }),
          limit: pageSize,
        })
        .catch(() => undefined),
    [bridge, filter, queueId, text],
  );

  useEffect(() => {
    let isStale = false;
    const read = async () => {
      const answer = await ask();
      if (isStale) return;
      setHasFailed(answer === undefined);
      if (answer) setPage(answer);
    };
    void read();
    return () => {
      isStale = true;
    };
  }, [ask]);

  async function readMore(known: CallHistoryPage) {
    const answer = await ask(known.calls.at(-1));
    setHasFailed(answer === undefined);
    if (answer) setPage((now) => (now === known ? { ...answer, calls: [...known.calls, ...answer.calls] } : now));
  }

  return { page, hasFailed, readMore: () => page && void readMore(page) };
}
