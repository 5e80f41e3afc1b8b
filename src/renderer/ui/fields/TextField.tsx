import type { Ref } from 'react';
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps, Input, TextArea } from 'react-aria-components';
import { classNames } from '../class-names';
import { FieldFrame, type FieldTexts } from './FieldFrame';
import styles from './fields.module.css';

export interface TextFieldProps
  extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'isInvalid' | 'placeholder'>,
    FieldTexts {
  /** More than one line; Enter then makes a new line. */
  readonly rows?: number;
  readonly inputRef?: Ref<HTMLInputElement>;
  /** Of a field with `rows`. */
  readonly areaRef?: Ref<HTMLTextAreaElement>;
}

/** A line or a few lines of text. */
export function TextField({ label, isLabelHidden, description, error, placeholder, rows, inputRef, areaRef, ...props }: TextFieldProps) {
  const texts = { label, ...(isLabelHidden === undefined ? {} : { isLabelHidden }), description, error };
  const hint = placeholder === undefined ? {} : { placeholder };
  return (
    <AriaTextField {...props} isInvalid={error !== undefined} className={classNames(styles.field)}>
      <FieldFrame {...texts} isRequired={props.isRequired}>
        {rows ? (
          <TextArea {...(areaRef ? { ref: areaRef } : {})} rows={rows} className={classNames(styles.input, styles.area)} {...hint} />
        ) : (
          <Input {...(inputRef ? { ref: inputRef } : {})} className={classNames(styles.input)} {...hint} />
        )}
      </FieldFrame>
    </AriaTextField>
  );
}
