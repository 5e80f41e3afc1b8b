import { Meter } from 'react-aria-components';
import { classNames } from '../class-names';
import type { Tone } from '../tone';
import styles from './status.module.css';

/** How many bars the meter has; a finer step would only repaint more often. */
export const levelSteps = 24;

interface LevelMeterProps {
  /** Read out by screen readers; what it shows is clear from the place. */
  readonly label: string;
  /** Bars that are lit, 0 to `levelSteps`. */
  readonly lit: number;
  readonly tone: Tone;
}

/** How loud it is right now. Nothing in it moves by itself: a new value is a new picture. */
export function LevelMeter({ label, lit, tone }: LevelMeterProps) {
  return (
    <Meter aria-label={label} value={lit} maxValue={levelSteps} className={classNames(styles.meter, styles[tone])}>
      <div className={styles.lit} style={{ clipPath: `inset(0 ${100 - (lit / levelSteps) * 100}% 0 0)` }} />
    </Meter>
  );
}
