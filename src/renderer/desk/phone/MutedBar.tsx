import { MicOff } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from '../../i18n/translation';
import { Kbd } from '../../ui';
import { useKeyTexts } from '../keys/KeyProvider';
import { useBridge, useDesk } from '../store/DeskProvider';
import styles from './phone.module.css';

/** Says over the whole column that nobody hears the agent; a press ends that. */
export function MutedBar() {
  const { t } = useTranslation('phone');
  const { keyLabel } = useKeyTexts();
  const bridge = useBridge();
  const callId = useDesk((state) => state.calls.find((call) => call.state === 'talking' && call.isMuted)?.callId);
  return (
    <div role="status" className={styles.mutedPlace}>
      {callId !== undefined && (
        <AriaButton className={styles.muted ?? ''} onPress={() => void bridge.request.mute({ callId, on: false })}>
          <MicOff aria-hidden="true" />
          <span className={styles.mutedWord}>{t('muted')}</span>
          <Kbd isOnColour>{keyLabel('mute')}</Kbd>
        </AriaButton>
      )}
    </div>
  );
}
