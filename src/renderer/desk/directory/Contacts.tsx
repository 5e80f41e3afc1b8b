import { Contact } from 'lucide-react';
import { useState } from 'react';
import { Autocomplete } from 'react-aria-components';
import { useTranslation } from '../../i18n/translation';
import { EmptyState, ListBox, ListRow, ScrollArea, TextField, VisuallyHidden } from '../../ui';
import { ContactChoice } from './ContactChoice';
import { DestinationRow } from './DestinationRow';
import { matchDestinations, offersFor } from './destinations';
import styles from './directory.module.css';
import { useDepartments } from './use-destinations';

/** More than anybody scrolls through; typing on is faster. */
const mostShown = 50;

/** The directory with who is open now, to be searched; choosing one shows what can be done, first by whoever takes over for it. */
export function Contacts() {
  const { t } = useTranslation('directory');
  const all = useDepartments();
  const [text, setText] = useState('');
  const [chosenId, setChosenId] = useState<string>();
  const [isBack, setIsBack] = useState(false);
  const chosen = all.find(({ id }) => id === chosenId);
  const found = matchDestinations(all, text);

  if (all.length === 0)
    return (
      <EmptyState icon={<Contact aria-hidden="true" />} title={t('emptyTitle')}>
        {t('emptyBody')}
      </EmptyState>
    );
  if (chosen)
    return (
      <ContactChoice
        ways={offersFor(all, chosen) ?? [chosen]}
        onLeave={() => {
          setChosenId(undefined);
          setIsBack(true);
        }}
      />
    );
  return (
    <div className={styles.contacts}>
      <Autocomplete inputValue={text} onInputChange={setText} disableAutoFocusFirst>
        <div className={styles.search}>
          <TextField
            label={t('search')}
            isLabelHidden
            placeholder={t('search')}
            type="search"
            maxLength={64}
            autoFocus={isBack}
            onKeyDown={(event) => {
              // Enter takes the only one there is
              const [only] = found;
              if (event.key === 'Enter' && found.length === 1 && only) setChosenId(only.id);
            }}
          />
        </div>
        <VisuallyHidden>
          <span role="status">{text.trim() !== '' && t('found', { count: found.length })}</span>
        </VisuallyHidden>
        {found.length === 0 ? (
          <EmptyState icon={<Contact aria-hidden="true" />} title={t('none')}>
            {t('noneText')}
          </EmptyState>
        ) : (
          <ScrollArea label={t('list')}>
            <ListBox aria-label={t('list')} items={found.slice(0, mostShown)} onAction={(id) => setChosenId(String(id))}>
              {(one) => (
                <ListRow id={one.id} textValue={one.name}>
                  <DestinationRow destination={one} />
                </ListRow>
              )}
            </ListBox>
            {found.length > mostShown && <p className={styles.more}>{t('more', { count: found.length - mostShown })}</p>}
          </ScrollArea>
        )}
      </Autocomplete>
    </div>
  );
}
