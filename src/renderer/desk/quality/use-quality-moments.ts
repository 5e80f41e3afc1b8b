import { useEffect, useState } from 'react';
import type { QualityMoment } from '../../../core/quality/call-quality';
import { useBridge } from '../store/DeskProvider';

/** How much of a call is shown, one moment a second. */
export const shownMoments = 60;

/** The last minute of this call, oldest second first; empty until main tells of it. */
export function useQualityMoments(callId: string): readonly QualityMoment[] {
  const bridge = useBridge();
  const [moments, setMoments] = useState<readonly QualityMoment[]>([]);
  useEffect(
    () =>
      bridge.on.qualityMoment((moment) => {
        if (moment.callId === callId) setMoments((before) => [...before, moment].slice(-shownMoments));
      }),
    [bridge, callId],
  );
  return moments;
}
