import { MessageSquareQuote } from 'lucide-react';
import { useTranslation } from '../../i18n/translation';
import { useDesk } from '../store/DeskProvider';
import styles from './mark.module.css';

/** What a caller without a recording says, to be read and, by a screen reader, to be heard. */
export function WordsLine() {
  const { t } = useTranslation('practice');
  const isPractice = useDesk((state) => state.practice !== null);
  const words = useDesk((state) => state.practice?.words);
  if (!isPractice) return null;
  return (
    <div role="status" className={styles.words}>
      {words !== undefined && (
        <>
          <p className={styles.wordsLabel}>
            <MessageSquareQuote aria-hidden="true" />
            {t('words')}
          </p>
          <p className={styles.wordsText}>{words}</p>
        </>
      )}
    </div>
  );
}
