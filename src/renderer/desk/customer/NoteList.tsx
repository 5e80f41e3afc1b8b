import { StickyNote } from 'lucide-react';
import type { Card } from '../../../core/customers/card';
import { useFormats } from '../../i18n/format';
import { useTranslation } from '../../i18n/translation';
import { EmptyState } from '../../ui';
import styles from './details.module.css';
import { NewNote } from './NewNote';

interface NoteListProps {
  readonly card: Card | undefined;
  /** The list was opened to write a note. */
  readonly isToBeWritten?: boolean;
}

/** What colleagues wrote about a customer, the newest first, and a place to add to it. */
export function NoteList({ card, isToBeWritten = false }: NoteListProps) {
  const { t } = useTranslation('customer');
  const formats = useFormats();
  if (!card)
    return (
      <EmptyState icon={<StickyNote aria-hidden="true" />} title={t('noCard')}>
        {t('notes.noCard')}
      </EmptyState>
    );
  const notes = card.notes.toSorted((one, other) => other.at - one.at);
  return (
    <div className={styles.notes}>
      <NewNote cardId={card.cardId} isToBeWritten={isToBeWritten} />
      {notes.length === 0 ? (
        <EmptyState icon={<StickyNote aria-hidden="true" />} title={t('notes.none')}>
          {t('notes.empty')}
        </EmptyState>
      ) : (
        <ul className={styles.list}>
          {notes.map(({ noteId, at, author, body }) => (
            <li key={noteId} className={styles.item}>
              <div className={styles.itemTexts}>
                <p className={styles.itemBody}>{body}</p>
                <div className={styles.itemSource}>
                  {author} · <time dateTime={new Date(at).toISOString()}>{formats.dayAndTime(at)}</time>
                </div>
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
