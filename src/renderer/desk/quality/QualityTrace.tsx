import { useLayoutEffect, useRef } from 'react';
import type { QualityMoment } from '../../../core/quality/call-quality';
import { classNames } from '../../ui';
import styles from './quality.module.css';
import { type QualityHistory, shownMoments } from './quality-history';

interface QualityTraceProps {
  readonly history: QualityHistory;
  readonly size: 'small' | 'large';
}

/** What is worse than 2 is no worse to work with. */
const lowest = 2;
const highest = 4.5;
const width = shownMoments - 1;
const height = 25;
const lines = [4, 3, 2] as const;

/** The last minute as a line, the newest second at the right edge. A picture only: the word and the number are beside it. */
export function QualityTrace({ history, size }: QualityTraceProps) {
  const line = useRef<SVGPolylineElement>(null);
  // written into the page as it is, as the timers are
  useLayoutEffect(() => {
    const draw = (): void => line.current?.setAttribute('points', pointsOf(history.getState()));
    draw();
    return history.subscribe(draw);
  }, [history]);
  return (
    <svg
      className={classNames(styles.trace, styles[size])}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {size === 'large' &&
        lines.map((mos) => <line key={mos} className={styles.line} x1="0" x2={width} y1={placeOf(mos)} y2={placeOf(mos)} />)}
      <polyline ref={line} className={styles.values} />
    </svg>
  );
}

function pointsOf(moments: readonly QualityMoment[]): string {
  const first = shownMoments - moments.length;
  return moments.map(({ mos }, index) => `${first + index},${placeOf(mos)}`).join(' ');
}

/** In halves, which no eye tells from finer steps: a line that stays good is the same line a second later. */
function placeOf(mos: number): number {
  return Math.round(((highest - Math.max(mos, lowest)) / (highest - lowest)) * height * 2) / 2;
}
