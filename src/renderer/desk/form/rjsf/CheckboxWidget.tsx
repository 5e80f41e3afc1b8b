import { useId } from 'react';
import { Checkbox } from '../../../ui';
import { type FormWidgetProps, fieldProps } from './field-props';
import styles from './form-fields.module.css';

/** Yes or no; its label stands beside it. */
export function CheckboxWidget(props: FormWidgetProps) {
  const { id, label, description, error, isRequired, isDisabled, onBlur } = fieldProps(props);
  const textId = useId();
  const text = error ?? description;
  return (
    <div>
      <Checkbox
        id={id}
        isSelected={props.value === true}
        isRequired={isRequired}
        isDisabled={isDisabled}
        isInvalid={error !== undefined}
        onChange={(isSelected) => props.onChange(isSelected)}
        onBlur={onBlur}
        {...(text ? { 'aria-describedby': textId } : {})}
      >
        {isRequired ? `${label} *` : label}
      </Checkbox>
      {text && (
        <div id={textId} className={error ? styles.error : styles.description}>
          {text}
        </div>
      )}
    </div>
  );
}
