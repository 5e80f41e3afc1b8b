import type { PracticeResult } from '../../../core/practice/practice-result';
import { useTranslation } from '../../i18n/translation';
import styles from './result.module.css';

/** What to do better, most important first: the scenario's own words, or those that fit any call. */
export function ResultAdvice({ advice }: Pick<PracticeResult, 'advice'>) {
  const { t } = useTranslation('practice');
  if (advice.length === 0) return null;
  const texts = advice.map((one) => ('text' in one ? one.text : t(`advice.${one.adviceId}`)));
  return (
    <section className={styles.advice}>
      <h3>{t('result.advice')}</h3>
      <ul>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  );
}
