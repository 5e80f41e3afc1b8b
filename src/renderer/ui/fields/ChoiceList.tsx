import { Check } from 'lucide-react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { useTranslation } from '../../i18n/translation';
import styles from './fields.module.css';

/** One choice of a Select or ComboBox. */
export interface Choice {
  readonly id: string;
  readonly text: string;
}

/** The list that a Select or a ComboBox opens. */
export function ChoiceList({ choices }: { readonly choices: readonly Choice[] }) {
  const { t } = useTranslation('common');
  return (
    <ListBox
      items={choices}
      className={styles.list ?? ''}
      renderEmptyState={() => <div className={styles.nothing}>{t('nothingFound')}</div>}
    >
      {(choice: Choice) => (
        <ListBoxItem id={choice.id} textValue={choice.text} className={styles.option ?? ''}>
          {({ isSelected }) => (
            <>
              {choice.text}
              {isSelected && <Check aria-hidden="true" />}
            </>
          )}
        </ListBoxItem>
      )}
    </ListBox>
  );
}
