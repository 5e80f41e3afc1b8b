import { useTranslation } from '../../i18n/translation';
import { classNames } from '../class-names';
import { useEachSecond } from '../clock';
import { measureNearness, type Nearness } from '../nearness';
import type { Tone } from '../tone';
import { RunningDigits } from './RunningDigits';
import styles from './status.module.css';

export interface GlanceTimerProps {
  /** Wall clock, ms. */
  readonly since: number;
  readonly limitMs?: number | undefined;
  /** How long before the limit it turns amber; a fifth of the limit by default. */
  readonly warnMs?: number | undefined;
  /** `left` counts down to the limit, then up as overrun; without a limit it shows what has passed. */
  readonly shows?: 'elapsed' | 'left';
  /** `text` as the text around it, then 20, 28 and 40 px; `huge` where it has the screen to itself. */
  readonly size?: 'text' | 'small' | 'medium' | 'large' | 'huge';
  /** Colour while the limit is far. */
  readonly tone?: Tone;
  /** Colour from the warning on; beyond the limit it is red. */
  readonly nearTone?: Tone;
  /** What is timed, for screen readers. */
  readonly label: string;
}

/** A running time to read from two metres. Its colour says how near the limit is, and a word beside it says so too. */
export function GlanceTimer({
  since,
  limitMs,
  warnMs,
  shows = 'elapsed',
  size = 'medium',
  tone = 'neutral',
  nearTone = 'amber',
  label,
}: GlanceTimerProps) {
  const { t } = useTranslation('common');
  const nearness = useEachSecond((now) => measureNearness(Math.max(0, now - since), limitMs, warnMs));
  const countsDown = shows === 'left' && limitMs !== undefined;
  const word = countsDown ? t(nearness === 'over' ? 'timer.over' : 'timer.left') : nearness === 'over' ? t('timer.overLimit') : undefined;
  return (
    <span
      role="timer"
      aria-label={label}
      className={classNames(styles.timer, styles[`${size}Timer`], styles[toneOf(nearness, tone, nearTone)])}
    >
      <RunningDigits since={since} limitMs={countsDown ? limitMs : undefined} className={styles.digits} />
      {word && <span className={styles.timerWord}>{word}</span>}
    </span>
  );
}

function toneOf(nearness: Nearness, tone: Tone, nearTone: Tone): Tone {
  if (nearness === 'over') return 'red';
  return nearness === 'near' ? nearTone : tone;
}
