import { CircleCheck, CornerDownRight, Moon } from 'lucide-react';
import type { DepartmentStatus } from './department-status';
import styles from './directory.module.css';
import { useStatusWords } from './use-status-words';

interface StatusLineProps {
  readonly status: DepartmentStatus;
  /** In times of the clock here alone. */
  readonly isShort?: boolean;
}

/** Whether a department is open now, in a word and by a sign. */
export function StatusLine({ status, isShort = false }: StatusLineProps) {
  const { words, there } = useStatusWords()(status);
  const state = status.opening.isOpen ? 'open' : status.takenOverBy ? 'taken-over' : 'closed';
  const Icon = { open: CircleCheck, 'taken-over': CornerDownRight, closed: Moon }[state];
  return (
    <span className={styles.status} data-state={state}>
      <Icon aria-hidden="true" />
      <span>
        {words}
        {there !== undefined && !isShort && <span className={styles.there}> ({there})</span>}
      </span>
    </span>
  );
}
