import { useTranslation } from '../../i18n/translation';
import type { Destination } from './destinations';
import styles from './directory.module.css';
import { StatusLine } from './StatusLine';

/** What a list says of somewhere to call: name, number, and whether it is open. */
export function DestinationRow({ destination }: { readonly destination: Destination }) {
  const { t } = useTranslation(['directory', 'transfer']);
  const { name, shownNumber, note, isRecent, isManager, status } = destination;
  const detail = isManager ? t('directory:manager') : isRecent ? t('transfer:recent') : note;
  return (
    <span className={styles.destination}>
      <span className={styles.head}>
        <span className={styles.name}>{name}</span>
        {shownNumber !== name && <span className={styles.number}>{shownNumber}</span>}
      </span>
      {detail && <span className={styles.detail}>{detail}</span>}
      {status && <StatusLine status={status} />}
    </span>
  );
}
