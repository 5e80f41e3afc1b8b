import { MicOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from '../../i18n/translation';
import { Kbd } from '../../ui';
import { useKeyTexts } from '../keys/KeyProvider';
import { useBridge, useDesk } from '../store/DeskProvider';
import styles from './phone.module.css';

/** Says over the whole column that nobody hears the agent, and that she speaks all the same; a press ends that. */
export function MutedBar() {
  const { t } = useTranslation(['phone', 'devices']);
  const { keyLabel } = useKeyTexts();
  const bridge = useBridge();
  const [isSpeaking, setSpeaking] = useState(false);
  useEffect(() => bridge.on.speakingMuted(setSpeaking), [bridge]);
  const callId = useDesk((state) => state.calls.find((call) => call.state === 'talking' && call.isMuted)?.callId);
  return (
    <div role="status" className={styles.mutedPlace}>
      {callId !== undefined && (
        <AriaButton className={styles.muted ?? ''} onPress={() => void bridge.request.mute({ callId, on: false })}>
          <MicOff aria-hidden="true" />
          <span className={styles.mutedWord}>{isSpeaking ? t('devices:speakingMuted') : t('phone:muted')}</span>
          <Kbd isOnColour>{keyLabel('mute')}</Kbd>
        </AriaButton>
      )}
    </div>
  );
}
