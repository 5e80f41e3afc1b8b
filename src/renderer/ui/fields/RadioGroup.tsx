import { RadioGroup as AriaRadioGroup, Radio } from 'react-aria-components';
import { classNames } from '../class-names';
import { FieldFrame } from './FieldFrame';
import styles from './fields.module.css';
import type { SelectProps } from './Select';

export interface RadioGroupProps extends Omit<SelectProps, 'placeholder' | 'autoFocus'> {
  /** Side by side rather than one below another. */
  readonly isRow?: boolean;
}

/** One choice out of a few that are all worth seeing. */
export function RadioGroup({
  label,
  isLabelHidden = false,
  description,
  error,
  choices,
  isRow = false,
  onChange,
  ...props
}: RadioGroupProps) {
  return (
    <AriaRadioGroup
      {...props}
      onChange={onChange}
      isInvalid={error !== undefined}
      orientation={isRow ? 'horizontal' : 'vertical'}
      className={classNames(styles.field)}
    >
      <FieldFrame label={label} isLabelHidden={isLabelHidden} description={description} error={error} isRequired={props.isRequired}>
        <div className={styles.choices} data-row={isRow || undefined}>
          {choices.map(({ id, text }) => (
            <Radio key={id} value={id} className={classNames(styles.check)}>
              <span className={styles.dot} aria-hidden="true" />
              {text}
            </Radio>
          ))}
        </div>
      </FieldFrame>
    </AriaRadioGroup>
  );
}
