import { ProgressBar as AriaProgressBar, Label } from 'react-aria-components';
import { classNames } from '../class-names';
import type { Tone } from '../tone';
import styles from './status.module.css';

interface BarProps {
  readonly label: string;
  /** 0 to 1. */
  readonly share: number;
  /** In words, where a percentage says too little. */
  readonly valueText?: string;
  readonly tone?: Tone;
}

/** How far something has come; without `share` it says only that it goes on. */
export function ProgressBar({ label, share, valueText, tone = 'accent' }: Omit<BarProps, 'share'> & { readonly share?: number }) {
  const progress = share === undefined ? { isIndeterminate: true } : { value: share * 100 };
  return (
    <AriaProgressBar {...progress} {...(valueText ? { valueLabel: valueText } : {})} className={classNames(styles.bar, styles[tone])}>
      {({ valueText: percentage }) => (
        <>
          <Label>{label}</Label>
          <span className={styles.barValue}>{percentage}</span>
          <div className={styles.track}>
            <div
              className={styles.fill}
              data-indeterminate={share === undefined || undefined}
              style={share === undefined ? undefined : { width: `${share * 100}%` }}
            />
          </div>
        </>
      )}
    </AriaProgressBar>
  );
}
