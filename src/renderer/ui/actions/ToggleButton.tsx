import type { ReactNode } from 'react';
import { ToggleButton as AriaToggleButton, type ToggleButtonProps as AriaToggleButtonProps } from 'react-aria-components';
import { classNames } from '../class-names';
import { Tooltip } from '../overlays/Tooltip';
import styles from './button.module.css';

export interface ToggleButtonProps extends Omit<AriaToggleButtonProps, 'className' | 'style' | 'children'> {
  readonly icon?: ReactNode;
  readonly shortcut?: string | undefined;
  /** Colour while it is on. */
  readonly tone?: 'accent' | 'red' | 'violet';
  /** Icon above a small label, for a row of actions of one call. */
  readonly isStacked?: boolean;
  /** A longer name for the tooltip and for screen readers where the label is short; it should begin with the label. */
  readonly description?: string;
  readonly children: string;
}

/** A button that stays on. The tooltip carries its key. */
export function ToggleButton({ icon, shortcut, tone = 'accent', isStacked = false, description, children, ...props }: ToggleButtonProps) {
  const toneClass = tone === 'accent' ? undefined : styles[`selected-${tone}`];
  const button = (
    <AriaToggleButton
      {...props}
      {...(description ? { 'aria-label': description } : {})}
      className={classNames(styles.button, styles.secondary, isStacked && styles.stacked, toneClass)}
    >
      {icon}
      <span className={styles.label}>{children}</span>
    </AriaToggleButton>
  );
  if (!description && !shortcut) return button;
  return (
    <Tooltip text={description ?? children} shortcut={shortcut}>
      {button}
    </Tooltip>
  );
}
