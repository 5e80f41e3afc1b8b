import { Phone, PhoneOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Call } from '../../../core/calls/call';
import { Button } from '../../ui';
import { keyLabel } from '../keys/KeyProvider';
import { useBridge } from '../store/DeskProvider';
import styles from './phone.module.css';

interface RingingActionsProps {
  readonly call: Call;
  readonly isLarge: boolean;
}

/** Answer and reject. */
export function RingingActions({ call: { callId }, isLarge }: RingingActionsProps) {
  const { t } = useTranslation('phone');
  const bridge = useBridge();
  const size = isLarge ? 'large' : 'medium';
  return (
    <div className={styles.ringing}>
      <Button
        look="green"
        size={size}
        isWide
        icon={<Phone />}
        shortcut={keyLabel('answer')}
        aria-keyshortcuts="F2"
        onPress={() => void bridge.request.answer({ callId })}
      >
        {t('answer')}
      </Button>
      <Button look="secondary" size={size} isWide icon={<PhoneOff />} onPress={() => void bridge.request.reject({ callId })}>
        {t('reject')}
      </Button>
    </div>
  );
}
