import { ArrowLeftRight, Merge, Undo2 } from 'lucide-react';
import type { Call } from '../../../core/calls/call';
import { useTranslation } from '../../i18n/translation';
import { Banner, Button, GlanceTimer, StateLight, ToggleButton } from '../../ui';
import { JoinButton } from '../conference/JoinButton';
import { useKeyTexts } from '../keys/KeyProvider';
import { lookOfCall } from '../phone/call-look';
import { useCallTitle } from '../phone/call-name';
import { Keypad } from '../phone/Keypad';
import { KeypadToggle, MuteToggle } from '../phone/SoundToggles';
import { useBridge, useDesk, useDeskView, useDeskViewActions } from '../store/DeskProvider';
import styles from './transfer.module.css';
import { type CallInTransfer, consultationOf } from './transfer-of';
import { whoIsHeard } from './who-is-heard';

/** A caller who is being handed on: who is heard by whom in words, and what can be done now. */
export function TransferProgress({ call }: { readonly call: CallInTransfer }) {
  const { t } = useTranslation(['transfer', 'phone']);
  const consultation = useDesk((state) => consultationOf(call, state.calls));
  const caller = useCallTitle(call).name;
  const { transfer } = call;
  const who = transfer.target.name ?? transfer.target.number;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    <div role="group" className={styles.progress} aria-label={t('transfer:title', { who: caller })}>
      {consultation && <ConsultationHead call={consultation} who={who} />}
      <p role="status" className={styles.heard}>
        {t(`transfer:says.${whoIsHeard(call, consultation)}`, { caller, who })}
      </p>
      {transfer.kind === 'consulting' && transfer.problem && (
        <Banner severity="warning" announce="assertive" title={t(`transfer:problem.${transfer.problem}`, { who })} />
      )}
      {transfer.kind === 'consulting' && consultation && <ConsultationActions call={call} consultation={consultation} />}
      {transfer.kind !== 'asking' && <BackButton callId={call.callId} />}
    </div>
  );
}

function ConsultationHead({ call, who }: { readonly call: Call; readonly who: string }) {
  const { t } = useTranslation('phone');
  const { tone, word, since, clock } = lookOfCall(call);
  return (
    <div className={styles.head}>
      <StateLight tone={tone} />
      <span className={styles.headTexts}>
        <span className={styles.who}>{who}</span>
        <span className={styles.state}>{t(`state.${word}`)}</span>
      </span>
      <GlanceTimer since={since} tone={tone} size="small" label={t(clock)} />
    </div>
  );
}

function ConsultationActions({ call, consultation }: { readonly call: CallInTransfer; readonly consultation: Call }) {
  const { t } = useTranslation(['transfer', 'phone']);
  const { keyLabel, keyProps } = useKeyTexts();
  const bridge = useBridge();
  const isKeypadOpen = useDeskView((view) => view.isKeypadOpen);
  const { callId } = call;
  const isAnswered = consultation.state === 'talking' || consultation.state === 'held';
  const spoken = consultation.state === 'talking' ? consultation : call;
  const isSpoken = spoken.state === 'talking';
  const isMuted = isSpoken && spoken.isMuted;
  return (
    <>
      <Button
        look="primary"
        isWide
        icon={<Merge />}
        {...keyProps('transfer')}
        onPress={() => void bridge.request.completeTransfer({ callId })}
      >
        {t(isAnswered ? 'transfer:connect' : 'transfer:now')}
      </Button>
      {isAnswered && (
        <div className={styles.toggles}>
          <MuteToggle callId={spoken.callId} isMuted={isMuted} isDisabled={!isSpoken} />
          <ToggleButton
            isStacked
            icon={<ArrowLeftRight />}
            shortcut={keyLabel('hold')}
            isSelected={false}
            onChange={() => void bridge.request.swapCalls({ callId })}
          >
            {t('transfer:swap')}
          </ToggleButton>
          <KeypadToggle isDisabled={!isSpoken} />
        </div>
      )}
      {isAnswered && <JoinButton call={call} other={consultation} />}
      {isSpoken && isKeypadOpen && <Keypad key={spoken.callId} callId={spoken.callId} />}
    </>
  );
}

function BackButton({ callId }: { readonly callId: string }) {
  const { t } = useTranslation('transfer');
  const { keyProps } = useKeyTexts();
  const bridge = useBridge();
  const { closeTransfer } = useDeskViewActions();
  return (
    <Button
      isWide
      icon={<Undo2 />}
      {...keyProps('transfer-back')}
      onPress={() => {
        closeTransfer();
        void bridge.request.returnToCaller({ callId });
      }}
    >
      {t('back')}
    </Button>
  );
}
