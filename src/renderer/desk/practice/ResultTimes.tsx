import type { PracticeResult } from '../../../core/practice/practice-result';
import { useTranslation } from '../../i18n/translation';
import { formatClock } from '../../ui';
import styles from './result.module.css';

/** The times of a call; those that there were not are left out. */
export function ResultTimes({ result }: { readonly result: PracticeResult }) {
  const { t } = useTranslation('practice');
  const { answerMs, talkMs, heldMs, wrapUpMs } = result;
  const times = [
    { name: t('result.answer'), ms: answerMs },
    { name: t('result.talk'), ms: talkMs },
    { name: t('result.held'), ms: heldMs > 0 ? heldMs : undefined },
    { name: t('result.wrapUp'), ms: wrapUpMs },
  ].filter(({ ms }) => ms !== undefined);
  if (times.length === 0) return null;
  return (
    <section>
      <h3>{t('result.times')}</h3>
      <dl className={styles.times}>
        {times.map(({ name, ms = 0 }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{formatClock(ms)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
