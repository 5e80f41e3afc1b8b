import { PhoneForwarded, PhoneOff, Play } from 'lucide-react';
import type { Call } from '../../../core/calls/call';
import { useTranslation } from '../../i18n/translation';
import { Button } from '../../ui';
import { useKeyTexts } from '../keys/KeyProvider';
import { useBridge, useDeskView, useDeskViewActions } from '../store/DeskProvider';
import { isInTransfer } from '../transfer/transfer-of';
import { Keypad } from './Keypad';
import styles from './phone.module.css';
import { HoldToggle, KeypadToggle, MuteToggle } from './SoundToggles';

interface CallActionsProps {
  readonly call: Call;
  readonly isShown: boolean;
}

/** What can be done with a call that was taken: mute, hold, tones, and its end. */
export function CallActions({ call, isShown }: CallActionsProps) {
  const { t } = useTranslation(['phone', 'transfer']);
  const { keyProps } = useKeyTexts();
  const bridge = useBridge();
  const isKeypadOpen = useDeskView((view) => view.isKeypadOpen);
  const isPanelOpen = useDeskView((view) => view.transferId === call.callId);
  const { openTransfer, closeTransfer } = useDeskViewActions();
  const { callId, state } = call;
  const isHeld = state === 'held';

  if (isInTransfer(call)) return call.transfer.kind === 'asking' ? <HangUp call={call} /> : null;

  if (!isShown) {
    if (!isHeld) return null;
    return (
      <Button icon={<Play />} isWide onPress={() => void bridge.request.hold({ callId, on: false })}>
        {t('phone:resume')}
      </Button>
    );
  }
  const hasSound = state === 'talking' || isHeld;
  const isMuted = hasSound && call.isMuted;
  return (
    <>
      {hasSound && (
        <div className={styles.toggles}>
          <MuteToggle callId={callId} isMuted={isMuted} isDisabled={isHeld} />
          <HoldToggle callId={callId} isHeld={isHeld} />
          <KeypadToggle isDisabled={isHeld} />
        </div>
      )}
      {state === 'talking' && isKeypadOpen && <Keypad key={callId} callId={callId} />}
      <HangUp call={call} />
      {hasSound && (
        <Button
          isWide
          icon={<PhoneForwarded />}
          {...keyProps('transfer')}
          aria-expanded={isPanelOpen}
          onPress={() => (isPanelOpen ? closeTransfer() : openTransfer(callId))}
        >
          {t('transfer:open')}
        </Button>
      )}
    </>
  );
}

function HangUp({ call: { callId, state } }: { readonly call: Call }) {
  const { t } = useTranslation('phone');
  const { keyProps } = useKeyTexts();
  const bridge = useBridge();
  return (
    <Button look="red" isWide icon={<PhoneOff />} {...keyProps('hang-up')} onPress={() => void bridge.request.hangUp({ callId })}>
      {t(state === 'dialling' ? 'cancelCall' : 'hangUp')}
    </Button>
  );
}
