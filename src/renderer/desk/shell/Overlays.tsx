import { KeysDialog } from '../keys/KeysDialog';
import { useDeskView } from '../store/DeskProvider';

/** What lies over the desk at the agent's own wish. */
export function Overlays() {
  const overlay = useDeskView((view) => view.overlay);
  switch (overlay?.kind) {
    case 'keys':
      return <KeysDialog />;
    default:
      return null;
  }
}
