import type { PracticeResult } from '../../../core/practice/practice-result';
import { useTranslation } from '../../i18n/translation';
import styles from './result.module.css';
import { useCheckWords } from './use-check-words';
import { Verdict } from './Verdict';

/** The conversation check by check; what to look at again comes first. */
export function ResultChecks({ checks }: Pick<PracticeResult, 'checks'>) {
  const { t } = useTranslation('practice');
  const words = useCheckWords();
  const others = checks
    .filter(({ checkId }) => checkId !== 'form-field')
    .toSorted((one, other) => Number(one.isPassed) - Number(other.isPassed));
  if (others.length === 0) return null;
  return (
    <section>
      <h3>{t('result.conversation')}</h3>
      <ul className={styles.checks}>
        {others.map((check, index) => {
          const { title, detail } = words(check);
          return (
            <li key={index} className={styles.check}>
              <span className={styles.checkTexts}>
                <span>{title}</span>
                {detail !== undefined && <span className={styles.muted}>{detail}</span>}
              </span>
              <Verdict isPassed={check.isPassed} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
