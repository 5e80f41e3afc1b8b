import type { ReactNode } from 'react';
import { classNames } from '../class-names';
import styles from './layout.module.css';

interface ScrollAreaProps {
  /** Name for screen readers; also makes it reachable with Tab, so that keys can scroll it. Leave out where it holds something focusable. */
  readonly label?: string;
  readonly children: ReactNode;
}

/** The part of a column that scrolls; takes the height that is left. */
export function ScrollArea({ label, children }: ScrollAreaProps) {
  if (label === undefined) return <div className={classNames(styles.scroll)}>{children}</div>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section aria-label={label} tabIndex={0} className={classNames(styles.scroll)}>
      {children}
    </section>
  );
}
