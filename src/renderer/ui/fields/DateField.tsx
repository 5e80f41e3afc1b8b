import { type CalendarDate, parseDate } from '@internationalized/date';
import { DateField as AriaDateField, DateInput, DateSegment } from 'react-aria-components';
import { classNames } from '../class-names';
import { FieldFrame, type FieldTexts } from './FieldFrame';
import styles from './fields.module.css';

export interface DateFieldProps extends FieldTexts {
  readonly id?: string;
  /** ISO 8601 (`2019-04-30`), null while empty or not whole. */
  readonly value: string | null;
  readonly onChange: (date: string | null) => void;
  readonly onBlur?: () => void;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
}

function read(value: string | null): CalendarDate | null {
  try {
    return value === null ? null : parseDate(value);
  } catch {
    return null; // not a date: shown as empty
  }
}

/** A day, typed in the order of the language. */
export function DateField({ label, isLabelHidden = false, description, error, value, onChange, ...props }: DateFieldProps) {
  return (
    <AriaDateField
      {...props}
      value={read(value)}
      onChange={(date) => onChange(date?.toString() ?? null)}
      isInvalid={error !== undefined}
      className={classNames(styles.field)}
    >
      <FieldFrame label={label} isLabelHidden={isLabelHidden} description={description} error={error} isRequired={props.isRequired}>
        <DateInput className={classNames(styles.group, styles.segments)}>
          {(segment) => <DateSegment segment={segment} className={classNames(styles.segment)} />}
        </DateInput>
      </FieldFrame>
    </AriaDateField>
  );
}
