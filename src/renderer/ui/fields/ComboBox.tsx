import { ChevronDown } from 'lucide-react';
import { ComboBox as AriaComboBox, Button, Group, Input } from 'react-aria-components';
import { classNames } from '../class-names';
import { Popover } from '../overlays/Popover';
import { ChoiceList } from './ChoiceList';
import { FieldFrame } from './FieldFrame';
import styles from './fields.module.css';
import type { SelectProps } from './Select';

/** One choice out of a long list, narrowed by typing any part of it. */
export function ComboBox({
  label,
  isLabelHidden = false,
  description,
  error,
  placeholder,
  choices,
  value,
  onChange,
  ...props
}: SelectProps) {
  return (
    <AriaComboBox
      {...props}
      defaultItems={choices}
      value={value}
      onChange={(key) => key !== null && onChange(String(key))}
      isInvalid={error !== undefined}
      menuTrigger="focus"
      allowsEmptyCollection
      className={classNames(styles.field)}
    >
      <FieldFrame label={label} isLabelHidden={isLabelHidden} description={description} error={error} isRequired={props.isRequired}>
        <Group className={classNames(styles.group)}>
          <Input className={classNames(styles.input)} {...(placeholder === undefined ? {} : { placeholder })} />
          <Button className={classNames(styles.step)}>
            <ChevronDown aria-hidden="true" />
          </Button>
        </Group>
      </FieldFrame>
      <Popover>
        <ChoiceList choices={choices} />
      </Popover>
    </AriaComboBox>
  );
}
