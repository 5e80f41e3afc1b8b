import { GraduationCap } from 'lucide-react';
import { useTranslation } from '../../i18n/translation';
import { useDesk } from '../store/DeskProvider';
import styles from './mark.module.css';

/** The word that this is practice; nothing in real work. */
export function PracticeMark() {
  const { t } = useTranslation('practice');
  const isPractice = useDesk((state) => state.practice !== null);
  if (!isPractice) return null;
  return (
    <span className={styles.mark} title={t('hint')}>
      <GraduationCap aria-hidden="true" />
      {t('mark')}
    </span>
  );
}
