import type { ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import { Kbd } from '../actions/Kbd';
import styles from './tooltip.module.css';

interface TooltipProps {
  readonly text: string;
  readonly shortcut?: string | undefined;
  /** A button or another element of React Aria. */
  readonly children: ReactNode;
}

/** Says what a button does, and with which key, on hover and on focus. */
export function Tooltip({ text, shortcut, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <AriaTooltip className={styles.tooltip ?? ''} offset={6}>
        {text}
        {shortcut && <Kbd isOnColour>{shortcut}</Kbd>}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
