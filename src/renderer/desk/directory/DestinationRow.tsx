import { useTranslation } from '../../i18n/translation';
import type { Destination } from './destinations';
import styles from './directory.module.css';
import { Lamp } from './Lamp';
import { StatusLine } from './StatusLine';

interface DestinationRowProps {
  readonly destination: Destination;
  /** Two lines where they say enough, for a list in a small place. */
  readonly isShort?: boolean;
}

/** What a list says of somewhere to call: name, number, and whether it is open. */
export function DestinationRow({ destination, isShort = false }: DestinationRowProps) {
  const { t } = useTranslation(['directory', 'transfer']);
  const { name, shownNumber, note, isRecent, isManager, status } = destination;
  const detail = isRecent ? t('transfer:recent') : isManager && isShort ? undefined : note;
  return (
    <span className={styles.destination}>
      <span className={styles.head}>
        <span className={styles.name}>{name}</span>
        {shownNumber !== name && <span className={styles.number}>{shownNumber}</span>}
      </span>
      {isManager && <span className={styles.detail}>{t('directory:manager')}</span>}
      <span className={isShort ? styles.shortLine : styles.lines}>
        {detail && <span className={styles.detail}>{detail}</span>}
        <Lamp hint={status?.department.hint} />
        {status && <StatusLine status={status} isShort={isShort} />}
      </span>
    </span>
  );
}
