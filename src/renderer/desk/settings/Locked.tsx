import { Lock } from 'lucide-react';
import { useTranslation } from '../../i18n/translation';
import styles from './settings.module.css';

/** Says below a setting why it cannot be changed. */
export function Locked({ when }: { readonly when: boolean }) {
  const { t } = useTranslation('settings');
  if (!when) return null;
  return (
    <span className={styles.locked}>
      <Lock aria-hidden="true" />
      {t('locked')}
    </span>
  );
}
