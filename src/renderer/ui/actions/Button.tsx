import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { classNames } from '../class-names';
import { Tooltip } from '../overlays/Tooltip';
import styles from './button.module.css';
import { Kbd } from './Kbd';

/**
 * `primary` is the one thing to do, `quiet` has no border, `green` and `red` are for taking and ending a call, `red-quiet`
 * for what destroys something small.
 */
export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'green' | 'red' | 'red-quiet' | 'amber';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  readonly look?: ButtonLook;
  readonly size?: 'small' | 'medium' | 'large';
  readonly icon?: ReactNode;
  /** An icon after the label, such as the arrow of a menu. */
  readonly endIcon?: ReactNode;
  /** The key that does the same, as `useKeyLabel` writes it; beside the label, or in the tooltip where there is one. */
  readonly shortcut?: string | undefined;
  /** What it does, in full, where the label and the key have no room beside each other. */
  readonly tooltip?: string;
  /** Takes the whole width. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** A button with a label. While `isPending` it keeps its place and size and says that it is busy. */
export function Button({
  look = 'secondary',
  size = 'medium',
  icon,
  shortcut,
  tooltip,
  isWide = false,
  endIcon,
  children,
  ...props
}: ButtonProps) {
  const button = (
    <AriaButton {...props} className={classNames(styles.button, styles[look], styles[size], isWide && styles.wide)}>
      {props.isPending ? <span className={styles.spinner} aria-hidden="true" /> : icon}
      <span className={styles.label}>{children}</span>
      {endIcon}
      {shortcut && tooltip === undefined && (
        <Kbd isOnColour={look === 'green' || look === 'red' || look === 'primary' || look === 'amber'}>{shortcut}</Kbd>
      )}
    </AriaButton>
  );
  if (tooltip === undefined) return button;
  return (
    <Tooltip text={tooltip} shortcut={shortcut}>
      {button}
    </Tooltip>
  );
}
