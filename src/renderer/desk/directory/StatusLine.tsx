import { CircleCheck, CornerDownRight, Moon } from 'lucide-react';
import type { DepartmentStatus } from './department-status';
import styles from './directory.module.css';
import { useStatusWords } from './use-status-words';

/** Whether a department is open now, in a word and by a sign. */
export function StatusLine({ status }: { readonly status: DepartmentStatus }) {
  const { words, there } = useStatusWords()(status);
  const state = status.opening.isOpen ? 'open' : status.takenOverBy ? 'taken-over' : 'closed';
  const Icon = { open: CircleCheck, 'taken-over': CornerDownRight, closed: Moon }[state];
  return (
    <span className={styles.status} data-state={state}>
      <Icon aria-hidden="true" />
      <span>
        {words}
        {there !== undefined && <span className={styles.there}> ({there})</span>}
      </span>
    </span>
  );
}
