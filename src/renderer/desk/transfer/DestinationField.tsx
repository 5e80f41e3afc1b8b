import { Autocomplete, VisuallyHidden } from 'react-aria-components';
import { useTranslation } from '../../i18n/translation';
import { ListBox, ListRow, TextField } from '../../ui';
import type { Destination } from './destinations';
import styles from './transfer.module.css';

interface DestinationFieldProps {
  readonly text: string;
  /** What fits the text, best first; empty once one of them is chosen. */
  readonly destinations: readonly Destination[];
  readonly error: string | undefined;
  readonly onType: (text: string) => void;
  readonly onChoose: (destination: Destination | undefined) => void;
}

/** Nothing to scroll in: typing on is faster. */
const mostShown = 4;

/** The agent has just opened it to type into it. */
function focusNow(element: HTMLInputElement | null) {
  element?.focus();
}

/** A number or a name. Arrow keys move through what fits while the focus stays in the field; Enter takes it. */
export function DestinationField({ text, destinations, error, onType, onChoose }: DestinationFieldProps) {
  const { t } = useTranslation('transfer');
  const shown = destinations.slice(0, mostShown);
  return (
    <Autocomplete inputValue={text} onInputChange={onType} disableAutoFocusFirst>
      <TextField label={t('target')} isLabelHidden placeholder={t('target')} error={error} maxLength={64} inputRef={focusNow} />
      <VisuallyHidden>
        <span role="status">{text.trim() !== '' && t('found', { count: destinations.length })}</span>
      </VisuallyHidden>
      {destinations.length > 0 && (
        <div className={styles.destinations}>
          <ListBox aria-label={t('targets')} items={shown} onAction={(id) => onChoose(destinations.find((one) => one.id === String(id)))}>
            {({ id, name, shownNumber, note, isRecent }) => (
              <ListRow id={id} textValue={name}>
                <span className={styles.destination}>
                  {name} <span className={styles.destinationDetail}>{isRecent ? t('recent') : note}</span>
                </span>
                {shownNumber !== name && <span className={styles.destinationNumber}>{shownNumber}</span>}
              </ListRow>
            )}
          </ListBox>
          {text.trim() !== '' && destinations.length > shown.length && (
            <p className={styles.more}>{t('more', { count: destinations.length - shown.length })}</p>
          )}
        </div>
      )}
    </Autocomplete>
  );
}
