import { useEffect, useState } from 'react';
import type { CallLevels } from '../../../core/phone/call-levels';
import { useBridge } from '../store/DeskProvider';

const silence: CallLevels = { microphone: 0, callers: [], isSpeakingMuted: false };

/** How loud it is in the calls, as long as somebody looks. Main tells it only when it changes. */
export function useCallLevels(): CallLevels {
  const bridge = useBridge();
  const [levels, setLevels] = useState(silence);
  useEffect(() => bridge.on.callLevels(setLevels), [bridge]);
  return levels;
}
