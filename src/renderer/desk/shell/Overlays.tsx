import { PracticeDialog } from '../first-run/PracticeDialog';
import { CallHistory } from '../history/CallHistory';
import { KeysDialog } from '../keys/KeysDialog';
import { DialQuestion } from '../phone/DialQuestion';
import { SearchPalette } from '../search/SearchPalette';
import { SettingsDialog } from '../settings/SettingsDialog';
import { useDeskView } from '../store/DeskProvider';

/** What lies over the desk at the agent's own wish. The settings listen for main as well, so they are always there. */
export function Overlays() {
  const isShowingKeys = useDeskView((view) => view.overlay?.kind === 'keys');
  return (
    <>
      <SearchPalette />
      <SettingsDialog />
      <PracticeDialog />
      <CallHistory />
      <DialQuestion />
      {isShowingKeys && <KeysDialog />}
    </>
  );
}
