import { useLayoutEffect, useRef } from 'react';
import { eachSecond, readSecond } from '../clock';
import { formatClock, formatIsoDuration } from '../duration';

interface RunningDigitsProps {
  /** Wall clock, ms. */
  readonly since: number;
  /** Counts down to this, ms after `since`, then up as overrun. */
  readonly limitMs: number | undefined;
  readonly className: string | undefined;
}

/**
 * A running time. Each second it is written into the page as it is: to have React compare what has changed costs as much
 * as to lay it out and paint it, in every second of a shift.
 */
export function RunningDigits({ since, limitMs, className }: RunningDigitsProps) {
  const element = useRef<HTMLTimeElement>(null);
  useLayoutEffect(() => {
    const time = element.current;
    if (!time) return undefined;
    const digits = document.createTextNode('');
    time.replaceChildren(digits);
    const write = (): void => {
      const elapsedMs = Math.max(0, readSecond() - since);
      // a countdown is rounded up, so that it reads 0:00 only when nothing is left
      const shownMs = limitMs === undefined ? elapsedMs : Math.abs(Math.ceil((limitMs - elapsedMs) / 1000) * 1000);
      const isOver = limitMs !== undefined && elapsedMs >= limitMs;
      digits.data = `${isOver ? '+' : ''}${formatClock(shownMs)}`;
      time.dateTime = formatIsoDuration(shownMs);
    };
    write();
    return eachSecond(write);
  }, [since, limitMs]);
  return <time ref={element} className={className} />;
}
