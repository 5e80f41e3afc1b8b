import type { ReactNode } from 'react';
import styles from './status.module.css';

interface EmptyStateProps {
  readonly icon?: ReactNode;
  readonly title: string;
  /** What will appear here, and what to do now. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** What stands in a place that has nothing to show yet. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      {icon}
      <div className={styles.emptyTitle}>{title}</div>
      {children && <div className={styles.emptyBody}>{children}</div>}
      {action}
    </div>
  );
}
