import { classNames } from '../class-names';
import type { Tone } from '../tone';
import styles from './status.module.css';

interface StateLightProps {
  readonly tone: Tone;
  /** A ring instead of a disc: asked for, not confirmed yet. */
  readonly isHollow?: boolean;
  /** Swells once a second, for a ringing call. */
  readonly isPulsing?: boolean;
}

/** A light for a state. Always beside a word that says the same. */
export function StateLight({ tone, isHollow = false, isPulsing = false }: StateLightProps) {
  return (
    <span aria-hidden="true" className={classNames(styles.light, styles[tone], isHollow && styles.hollow, isPulsing && styles.pulsing)} />
  );
}
