import { useBridge } from '../store/DeskProvider';

/** Asks main for the number dialled last; undefined when there is none. */
export function useLastDialled(): () => Promise<string | undefined> {
  const bridge = useBridge();
  return async () => {
    const page = await bridge.request.readCallHistory({ filter: 'outgoing', text: '', limit: 1 }).catch(() => undefined);
    return page?.calls[0]?.number;
  };
}
