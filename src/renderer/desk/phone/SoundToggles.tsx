import { Grid3x3, Mic, MicOff, Pause, Play } from 'lucide-react';
import { useTranslation } from '../../i18n/translation';
import { ToggleButton } from '../../ui';
import { useKeyTexts } from '../keys/KeyProvider';
import { useBridge, useDeskView, useDeskViewActions } from '../store/DeskProvider';

interface MuteToggleProps {
  readonly callId: string;
  readonly isMuted: boolean;
  readonly isDisabled: boolean;
}

/** Whether the agent is heard in a call. */
export function MuteToggle({ callId, isMuted, isDisabled }: MuteToggleProps) {
  const { t } = useTranslation('phone');
  const { keyProps } = useKeyTexts();
  const bridge = useBridge();
  return (
    <ToggleButton
      isStacked
      tone="red"
      icon={isMuted ? <MicOff /> : <Mic />}
      {...keyProps('mute')}
      isSelected={isMuted}
      isDisabled={isDisabled}
      onChange={(on) => void bridge.request.mute({ callId, on })}
    >
      {t(isMuted ? 'unmute' : 'mute')}
    </ToggleButton>
  );
}

/** Whether a call is on hold. */
export function HoldToggle({ callId, isHeld }: { readonly callId: string; readonly isHeld: boolean }) {
  const { t } = useTranslation('phone');
  const { keyProps } = useKeyTexts();
  const bridge = useBridge();
  return (
    <ToggleButton
      isStacked
      tone="violet"
      icon={isHeld ? <Play /> : <Pause />}
      {...keyProps('hold')}
      isSelected={isHeld}
      onChange={(on) => void bridge.request.hold({ callId, on })}
    >
      {t(isHeld ? 'resume' : 'hold')}
    </ToggleButton>
  );
}

/** Whether the keypad is open under the buttons of a call. */
export function KeypadToggle({ isDisabled }: { readonly isDisabled: boolean }) {
  const { t } = useTranslation('phone');
  const { keyProps } = useKeyTexts();
  const isKeypadOpen = useDeskView((view) => view.isKeypadOpen);
  const { toggleKeypad } = useDeskViewActions();
  return (
    <ToggleButton
      isStacked
      icon={<Grid3x3 />}
      {...keyProps('keypad')}
      isSelected={isKeypadOpen && !isDisabled}
      isDisabled={isDisabled}
      onChange={toggleKeypad}
    >
      {t('keypad')}
    </ToggleButton>
  );
}
