import { Search, X } from 'lucide-react';
import { SearchField as AriaSearchField, type SearchFieldProps as AriaSearchFieldProps, Button, Group, Input } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { classNames } from '../class-names';
import { FieldFrame, type FieldTexts } from './FieldFrame';
import styles from './fields.module.css';

export interface SearchFieldProps
  extends Omit<AriaSearchFieldProps, 'className' | 'style' | 'children' | 'isInvalid' | 'placeholder'>,
    FieldTexts {}

/** A field to look something up in; Escape empties it. */
export function SearchField({ label, isLabelHidden = true, description, error, placeholder, ...props }: SearchFieldProps) {
  const { t } = useTranslation('common');
  return (
    <AriaSearchField {...props} isInvalid={error !== undefined} className={classNames(styles.field)}>
      <FieldFrame label={label} isLabelHidden={isLabelHidden} description={description} error={error}>
        <Group className={classNames(styles.group)}>
          <span className={styles.lead}>
            <Search aria-hidden="true" />
          </span>
          <Input className={classNames(styles.input)} {...(placeholder === undefined ? {} : { placeholder })} />
          <Button className={classNames(styles.step, styles.clear)} aria-label={t('clear')}>
            <X aria-hidden="true" />
          </Button>
        </Group>
      </FieldFrame>
    </AriaSearchField>
  );
}
