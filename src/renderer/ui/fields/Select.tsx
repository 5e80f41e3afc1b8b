import { ChevronDown } from 'lucide-react';
import { Select as AriaSelect, Button, SelectValue } from 'react-aria-components';
import { useTranslation } from '../../i18n/translation';
import { classNames } from '../class-names';
import { Popover } from '../overlays/Popover';
import { type Choice, ChoiceList } from './ChoiceList';
import { FieldFrame, type FieldTexts } from './FieldFrame';
import styles from './fields.module.css';

export interface SelectProps extends FieldTexts {
  readonly id?: string;
  readonly choices: readonly Choice[];
  /** Id of the chosen one, null for none. */
  readonly value: string | null;
  readonly onChange: (id: string) => void;
  readonly onBlur?: () => void;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
}

/** One choice out of a short list; typing jumps to it. For long lists use ComboBox. */
export function Select({ label, isLabelHidden = false, description, error, placeholder, choices, value, onChange, ...props }: SelectProps) {
  const { t } = useTranslation('common');
  return (
    <AriaSelect
      {...props}
      value={value}
      onChange={(key) => key !== null && onChange(String(key))}
      placeholder={placeholder ?? t('choose')}
      isInvalid={error !== undefined}
      className={classNames(styles.field)}
    >
      <FieldFrame label={label} isLabelHidden={isLabelHidden} description={description} error={error} isRequired={props.isRequired}>
        <Button className={classNames(styles.button)}>
          <SelectValue className={classNames(styles.value)} />
          <ChevronDown aria-hidden="true" />
        </Button>
      </FieldFrame>
      <Popover>
        <ChoiceList choices={choices} />
      </Popover>
    </AriaSelect>
  );
}
