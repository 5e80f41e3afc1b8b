import { useKeyActions } from '../keys/KeyProvider';
import { keyTarget } from '../phone/key-target';
import { useDesk, useDeskView } from '../store/DeskProvider';
import { useCallRecording } from './use-call-recording';

/** Gives the keys of recording their meaning for the call that is talked in. */
export function useRecordingKeys(): void {
  const calls = useDesk((state) => state.calls);
  const shownId = useDeskView((view) => view.shownId);
  const { start, stop, pause, resume } = useCallRecording(keyTarget('hold', calls, shownId));
  useKeyActions({ record: start ?? stop, 'pause-recording': pause ?? resume });
}
