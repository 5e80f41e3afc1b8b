import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import styles from './fields.module.css';

/** What all fields share. `error` shows below the field, in words that say what to do. */
export interface FieldTexts {
  readonly label: string;
  /** Leaves the label to screen readers, where the place makes it plain. */
  readonly isLabelHidden?: boolean;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  readonly placeholder?: string;
}

interface FieldFrameProps extends FieldTexts {
  readonly isRequired?: boolean | undefined;
  readonly children: ReactNode;
}

/** Label, field, description and error in their order; goes inside a field of React Aria. */
export function FieldFrame({ label, isLabelHidden = false, description, error, isRequired = false, children }: FieldFrameProps) {
  return (
    <>
      <Label className={(isLabelHidden ? styles.hidden : styles.label) ?? ''}>
        {label}
        {isRequired && (
          <span className={styles.required} aria-hidden="true">
            {' *'}
          </span>
        )}
      </Label>
      {children}
      {description && !error && (
        <Text slot="description" className={styles.description ?? ''}>
          {description}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
    </>
  );
}
