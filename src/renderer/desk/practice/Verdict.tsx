import { CircleCheck, CircleDashed } from 'lucide-react';
import { useTranslation } from '../../i18n/translation';
import styles from './result.module.css';

/** Whether something was right, by a sign, a colour and a word. */
export function Verdict({ isPassed }: { readonly isPassed: boolean }) {
  const { t } = useTranslation('practice');
  return (
    <span className={styles.verdict} data-passed={isPassed || undefined}>
      {isPassed ? <CircleCheck aria-hidden="true" /> : <CircleDashed aria-hidden="true" />}
      {t(isPassed ? 'result.right' : 'result.lookAgain')}
    </span>
  );
}
