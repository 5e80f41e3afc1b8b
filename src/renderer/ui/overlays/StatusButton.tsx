import type { ReactNode } from 'react';
import { Button, DialogTrigger } from 'react-aria-components';
import { Popover } from './Popover';
import styles from './status-button.module.css';

interface StatusButtonProps {
  /** What opens above it: a dialog. */
  readonly details: ReactNode;
  /** The state in short. */
  readonly children: ReactNode;
}

/** A state in the status bar, of which a press shows more. */
export function StatusButton({ details, children }: StatusButtonProps) {
  return (
    <DialogTrigger>
      <Button className={styles.statusButton ?? ''}>{children}</Button>
      <Popover placement="top start">{details}</Popover>
    </DialogTrigger>
  );
}
