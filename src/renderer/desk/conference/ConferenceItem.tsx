import { Merge, PhoneOff, Users } from 'lucide-react';
import { firstToLeave, type JoinedCalls } from '../../../core/calls/joined-calls';
import { useTranslation } from '../../i18n/translation';
import { Banner, Button, GlanceTimer } from '../../ui';
import { useKeyTexts } from '../keys/KeyProvider';
import { useCallTitle } from '../phone/call-name';
import { Keypad } from '../phone/Keypad';
import { HoldToggle, KeypadToggle, MuteToggle } from '../phone/SoundToggles';
import { useBridge, useDeskView } from '../store/DeskProvider';
import { TransferFailure } from '../transfer/TransferFailure';
import { callInTransfer, hasFailedTransfer } from '../transfer/transfer-of';
import { ConferenceParty } from './ConferenceParty';
import styles from './conference.module.css';
import { useHearingSentence } from './use-hearing-sentence';

/** Two calls of the phone column in one frame: who hears whom in words, who they are, and what can be done with them. */
export function ConferenceItem({ calls }: { readonly calls: JoinedCalls }) {
  const { t } = useTranslation(['conference', 'transfer']);
  const shownId = useDeskView((view) => view.shownId);
  const sentence = useHearingSentence(calls);
  const one = useCallTitle(calls[0]).name;
  const other = useCallTitle(calls[1]).name;
  const since = calls[0].conference.togetherSince;
  const inTransfer = callInTransfer(calls);
  const isConnecting = inTransfer?.transfer.kind === 'asking';
  const problem = inTransfer?.transfer.kind === 'consulting' ? inTransfer.transfer.problem : undefined;
  const isHeld = calls.every(({ state }) => state === 'held');
  return (
    <li className={styles.conference} data-tone={isHeld ? 'violet' : 'blue'} aria-label={t('conference:with', { one, other })}>
      <div className={styles.head}>
        <Users aria-hidden="true" />
        <span className={styles.title}>{t('conference:title')}</span>
        {since !== undefined && <GlanceTimer since={since} tone="blue" size="small" label={t('conference:time')} />}
      </div>
      <p className={styles.says}>{isConnecting ? t('transfer:says.connecting', { caller: one, who: other }) : sentence}</p>
      <ul className={styles.parties}>
        {calls.map((call) => (
          <ConferenceParty
            key={call.callId}
            call={call}
            isFirst={call === calls[0]}
            isFirstToLeave={call === firstToLeave(calls, shownId)}
            isConnecting={isConnecting}
          />
        ))}
      </ul>
      {problem && <Banner severity="warning" announce="assertive" title={t(`transfer:problem.${problem}`, { who: other })} />}
      {calls.map((call) => hasFailedTransfer(call) && <TransferFailure key={call.callId} call={call} />)}
      {!isConnecting && <SoundActions calls={calls} />}
      <WaysOut calls={calls} isConnecting={isConnecting} />
    </li>
  );
}

function SoundActions({ calls }: { readonly calls: JoinedCalls }) {
  const shownId = useDeskView((view) => view.shownId);
  const isKeypadOpen = useDeskView((view) => view.isKeypadOpen);
  const { callId } = calls[0];
  const spoken = calls.filter(({ state }) => state === 'talking');
  const isHeld = spoken.length === 0;
  const isMuted = !isHeld && spoken.every((call) => call.isMuted);
  const typedTo = spoken.find((call) => call.callId === shownId) ?? spoken[0];
  return (
    <>
      <div className={styles.toggles}>
        <MuteToggle callId={callId} isMuted={isMuted} isDisabled={isHeld} />
        <HoldToggle callId={callId} isHeld={isHeld} />
        <KeypadToggle isDisabled={isHeld} />
      </div>
      {typedTo && isKeypadOpen && <Keypad key={typedTo.callId} callId={typedTo.callId} />}
    </>
  );
}

function WaysOut({ calls, isConnecting }: { readonly calls: JoinedCalls; readonly isConnecting: boolean }) {
  const { t } = useTranslation(['conference', 'transfer']);
  const { keyProps } = useKeyTexts();
  const bridge = useBridge();
  const { callId } = calls[0];
  return (
    <>
      {!isConnecting && (
        <Button
          isWide
          icon={<Merge aria-hidden="true" />}
          {...keyProps('transfer')}
          onPress={() => void bridge.request.completeTransfer({ callId })}
        >
          {t('transfer:connect')}
        </Button>
      )}
      <Button look="red" isWide icon={<PhoneOff aria-hidden="true" />} onPress={() => void bridge.request.endConference({ callId })}>
        {t('conference:end')}
      </Button>
    </>
  );
}
