import { useKeyActions } from '../keys/KeyProvider';
import { useDeskView, useDeskViewActions } from '../store/DeskProvider';
import { CallHistoryDialog } from './CallHistoryDialog';

/** All calls that are kept, over the desk while somebody looks at them; its key works everywhere. */
export function CallHistory() {
  const isOpen = useDeskView((view) => view.overlay?.kind === 'call-history');
  const { open } = useDeskViewActions();
  useKeyActions({ 'call-history': () => open({ kind: 'call-history' }) });
  return isOpen && <CallHistoryDialog />;
}
