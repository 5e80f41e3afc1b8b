import { Autocomplete, VisuallyHidden } from 'react-aria-components';
import { useTranslation } from '../../i18n/translation';
import { ListBox, ListRow, TextField } from '../../ui';
import { DestinationRow } from '../directory/DestinationRow';
import type { Destination } from '../directory/destinations';
import styles from './transfer.module.css';

interface DestinationFieldProps {
  readonly text: string;
  /** What fits the text, best first; empty once one of them is chosen. */
  readonly destinations: readonly Destination[];
  /** What there is to choose about them, where they are offered in place of another. */
  readonly question: string | undefined;
  readonly error: string | undefined;
  readonly onType: (text: string) => void;
  readonly onChoose: (destination: Destination | undefined) => void;
}

/** Nothing to scroll in: typing on is faster. */
const mostShown = 3;

/** The agent has just opened it to type into it. */
function focusNow(element: HTMLInputElement | null) {
  element?.focus();
}

/** A number or a name. Arrow keys move through what fits while the focus stays in the field; Enter takes it. */
export function DestinationField({ text, destinations, question, error, onType, onChoose }: DestinationFieldProps) {
  const { t } = useTranslation('transfer');
  const shown = destinations.slice(0, mostShown);
  return (
    <Autocomplete inputValue={text} onInputChange={onType} disableAutoFocusFirst>
      <TextField label={t('target')} isLabelHidden placeholder={t('target')} error={error} maxLength={64} inputRef={focusNow} />
      <VisuallyHidden>
        <span role="status">{question ?? (text.trim() !== '' && t('found', { count: destinations.length }))}</span>
      </VisuallyHidden>
      {destinations.length > 0 && (
        <div className={styles.destinations}>
          {question && (
            <p className={styles.question} aria-hidden="true">
              {question}
            </p>
          )}
          <ListBox
            aria-label={t('targets')}
            items={shown}
            dependencies={[question]}
            onAction={(id) => onChoose(destinations.find((one) => one.id === String(id)))}
          >
            {(one) => (
              <ListRow id={one.id} textValue={one.name}>
                <DestinationRow destination={one} isShort={question === undefined} />
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
