import { Phone, PhoneOff } from 'lucide-react';
import type { Call } from '../../../core/calls/call';
import { useTranslation } from '../../i18n/translation';
import { Button, classNames } from '../../ui';
import { useKeyTexts } from '../keys/KeyProvider';
import { useBridge } from '../store/DeskProvider';
import { Later } from '../view/Later';
import styles from './phone.module.css';

interface RingingActionsProps {
  readonly call: Call;
  readonly isLarge: boolean;
}

/** Answer and reject; their keys work from the first moment, the buttons come after the caller's name. */
export function RingingActions({ call: { callId }, isLarge }: RingingActionsProps) {
  const { t } = useTranslation('phone');
  const { keyProps } = useKeyTexts();
  const bridge = useBridge();
  return (
    <div className={classNames(styles.ringing, isLarge && styles.large)}>
      <Later>
        <Button
          look="green"
          size={isLarge ? 'large' : 'medium'}
          isWide
          icon={<Phone />}
          {...keyProps('answer')}
          onPress={() => void bridge.request.answer({ callId })}
        >
          {t('answer')}
        </Button>
        <Button size="medium" isWide icon={<PhoneOff />} {...keyProps('reject')} onPress={() => void bridge.request.reject({ callId })}>
          {t('reject')}
        </Button>
      </Later>
    </div>
  );
}
