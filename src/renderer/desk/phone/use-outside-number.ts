import { useEffect, useEffectEvent } from 'react';
import type { OutsideNumber } from '../../../core/phone/outside-number';
import { useBridge, useDesk } from '../store/DeskProvider';

/** Hears of each number that another program hands over, once, and tells main that it was taken. */
export function useOutsideNumber(take: (number: OutsideNumber['number']) => void): void {
  const bridge = useBridge();
  const handed = useDesk((state) => state.outsideNumber);
  const hear = useEffectEvent(take);
  useEffect(() => {
    if (!handed) return;
    hear(handed.number);
    void bridge.request.takeOutsideNumber({ handedId: handed.handedId });
  }, [handed, bridge]);
}
