import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { classNames } from '../class-names';
import { Tooltip } from '../overlays/Tooltip';
import styles from './button.module.css';

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  /** What it does; read out and shown in the tooltip. */
  readonly label: string;
  /** The key that does the same, shown in the tooltip. */
  readonly shortcut?: string | undefined;
  readonly look?: 'quiet' | 'secondary' | 'green' | 'red' | 'primary';
  readonly size?: 'small' | 'medium' | 'large';
  readonly children: ReactNode;
}

/** A button with only an icon; its label is in the tooltip and for screen readers. */
export function IconButton({ label, shortcut, look = 'quiet', size = 'medium', children, ...props }: IconButtonProps) {
  return (
    <Tooltip text={label} shortcut={shortcut}>
      <AriaButton {...props} aria-label={label} className={classNames(styles.button, styles[look], styles[size], styles.icon)}>
        {children}
      </AriaButton>
    </Tooltip>
  );
}
