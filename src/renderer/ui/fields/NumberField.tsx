import { Minus, Plus } from 'lucide-react';
import { NumberField as AriaNumberField, type NumberFieldProps as AriaNumberFieldProps, Button, Group, Input } from 'react-aria-components';
import { classNames } from '../class-names';
import { FieldFrame, type FieldTexts } from './FieldFrame';
import styles from './fields.module.css';

export interface NumberFieldProps
  extends Omit<AriaNumberFieldProps, 'className' | 'style' | 'children' | 'isInvalid' | 'placeholder'>,
    FieldTexts {}

/** A number, written as the language writes it; `value` is NaN while empty. */
export function NumberField({ label, isLabelHidden = false, description, error, placeholder, ...props }: NumberFieldProps) {
  return (
    <AriaNumberField {...props} isInvalid={error !== undefined} className={classNames(styles.field)}>
      <FieldFrame label={label} isLabelHidden={isLabelHidden} description={description} error={error} isRequired={props.isRequired}>
        <Group className={classNames(styles.group)}>
          <Input className={classNames(styles.input)} {...(placeholder === undefined ? {} : { placeholder })} />
          <Button slot="decrement" className={classNames(styles.step)}>
            <Minus aria-hidden="true" />
          </Button>
          <Button slot="increment" className={classNames(styles.step)}>
            <Plus aria-hidden="true" />
          </Button>
        </Group>
      </FieldFrame>
    </AriaNumberField>
  );
}
