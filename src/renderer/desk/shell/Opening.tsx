import { useEffect, useState } from 'react';
import { useTranslation } from '../../i18n/translation';
import { ProgressBar } from '../../ui';
import styles from './shell.module.css';

const patienceMs = 300;

/** Before main's first word. It takes a few milliseconds, so nothing flashes up before 300. */
export function Opening() {
  const { t } = useTranslation('agent');
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsSlow(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  return <main className={styles.opening}>{isSlow && <ProgressBar label={t('connecting')} />}</main>;
}
