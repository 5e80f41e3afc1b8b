import { X } from 'lucide-react';
import { useTranslation } from '../../i18n/translation';
import { IconButton } from '../../ui';
import { useBridge, useDesk } from '../store/DeskProvider';
import styles from './agent.module.css';
import { useReasonName } from './reason-name';

/** What comes after this call, while that is not simply Ready; can be taken back. */
export function PendingReason() {
  const { t } = useTranslation('agent');
  const bridge = useBridge();
  const reasonId = useDesk((desk) => desk.agent.pendingReasonId);
  const nameReason = useReasonName();
  if (reasonId === undefined) return null;
  const reason = nameReason(reasonId);
  return (
    <div className={styles.pending}>
      {t('then', { reason })}
      <IconButton size="small" label={t('takeBack', { reason })} onPress={() => void bridge.request.setAfterCall({ reasonId: null })}>
        <X />
      </IconButton>
    </div>
  );
}
