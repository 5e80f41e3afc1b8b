import { CheckboxGroup as AriaCheckboxGroup } from 'react-aria-components';
import { classNames } from '../class-names';
import { Checkbox } from './Checkbox';
import { FieldFrame } from './FieldFrame';
import styles from './fields.module.css';
import type { SelectProps } from './Select';

export interface CheckboxGroupProps extends Omit<SelectProps, 'placeholder' | 'autoFocus' | 'value' | 'onChange'> {
  /** Ids of the chosen ones. */
  readonly value: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

/** Any number of choices out of a few. */
export function CheckboxGroup({
  label,
  isLabelHidden = false,
  description,
  error,
  choices,
  value,
  onChange,
  onBlur,
  ...props
}: CheckboxGroupProps) {
  return (
    <AriaCheckboxGroup
      {...props}
      {...(onBlur ? { onBlur } : {})}
      value={[...value]}
      onChange={onChange}
      isInvalid={error !== undefined}
      className={classNames(styles.field)}
    >
      <FieldFrame label={label} isLabelHidden={isLabelHidden} description={description} error={error} isRequired={props.isRequired}>
        <div className={styles.choices}>
          {choices.map(({ id, text }) => (
            <Checkbox key={id} value={id}>
              {text}
            </Checkbox>
          ))}
        </div>
      </FieldFrame>
    </AriaCheckboxGroup>
  );
}
