import { Button as AriaButton } from 'react-aria-components';
import type { Call } from '../../../core/calls/call';
import { useTranslation } from '../../i18n/translation';
import { Badge, classNames, GlanceTimer, Kbd, StateLight } from '../../ui';
import { partnerFor } from '../conference/calls-to-join';
import { HearsLine } from '../conference/HearsLine';
import { JoinButton } from '../conference/JoinButton';
import { useKeyTexts } from '../keys/KeyProvider';
import { RecordingBar } from '../recording/RecordingBar';
import { useDesk, useDeskView, useDeskViewActions } from '../store/DeskProvider';
import { TransferFailure } from '../transfer/TransferFailure';
import { TransferPanel } from '../transfer/TransferPanel';
import { TransferProgress } from '../transfer/TransferProgress';
import { hasFailedTransfer, isInTransfer } from '../transfer/transfer-of';
import { CallActions } from './CallActions';
import { CallLevels } from './CallLevels';
import { lookOfCall } from './call-look';
import { useCallTitle } from './call-name';
import { conversationOf } from './conversation-of';
import styles from './phone.module.css';
import { RingingActions } from './RingingActions';

interface CallItemProps {
  readonly call: Call;
  /** Place in the list, from 1; its key is Ctrl with that digit. Absent when it is the only one. */
  readonly place?: 1 | 2 | 3 | 4 | undefined;
  /** Its conversation is on the screen; it is then shown with everything that can be done. */
  readonly isShown: boolean;
}

/** One call of the phone column. */
export function CallItem({ call, place, isShown }: CallItemProps) {
  const { t } = useTranslation(['phone', 'calls']);
  const { keyLabel } = useKeyTexts();
  const { show } = useDeskViewActions();
  const isPanelOpen = useDeskView((view) => view.transferId === call.callId);
  const partner = useDesk((state) => partnerFor(call, state.calls));
  const holdReminderS = useDesk((state) => state.configuration.holdReminderS);
  const { name, number, queue, isVip } = useCallTitle(call);
  const { tone, word, since, clock } = lookOfCall(call);
  const isRinging = call.state === 'ringing';
  const limitMs = call.state === 'held' && holdReminderS > 0 ? holdReminderS * 1000 : undefined;
  const timer = <GlanceTimer since={since} limitMs={limitMs} tone={tone} size={isShown ? 'medium' : 'small'} label={t(`phone:${clock}`)} />;
  return (
    <li className={classNames(styles.call, isShown && styles.shown)} data-tone={tone} aria-label={t('phone:callControls', { who: name })}>
      <div className={styles.callState}>
        <StateLight tone={tone} isPulsing={isRinging} />
        <span className={styles.stateWord}>{isRinging && !isShown ? t('phone:waiting') : t(`phone:state.${word}`)}</span>
        {queue && <Badge>{queue}</Badge>}
        {call.answersItself && <Badge tone="blue">{t('calls:auto.badge')}</Badge>}
        {isVip && <Badge tone="accent">{t('phone:vip')}</Badge>}
      </div>
      <div className={styles.callHead}>
        <div className={styles.caller}>
          {isShown ? (
            <div className={styles.name}>{name}</div>
          ) : (
            <AriaButton
              className={classNames(styles.name, styles.showCall)}
              aria-label={t('phone:show', { who: name })}
              onPress={() => show(conversationOf(call))}
            >
              {name}
            </AriaButton>
          )}
          {number && <div className={styles.number}>{number}</div>}
          {place && <HearsLine call={call} />}
        </div>
        {place && !isShown && <Kbd>{keyLabel(`call-${place}`)}</Kbd>}
        {!isShown && timer}
      </div>
      {isShown && timer}
      {isShown && call.state === 'talking' && <CallLevels callId={call.callId} />}
      <RecordingBar call={call} isShown={isShown} />
      {isInTransfer(call) && <TransferProgress call={call} />}
      {isRinging ? <RingingActions call={call} isLarge={isShown} /> : <CallActions call={call} isShown={isShown} />}
      {partner && <JoinButton call={call} other={partner} />}
      {hasFailedTransfer(call) && <TransferFailure call={call} />}
      {isPanelOpen && <TransferPanel key={call.callId} call={call} />}
    </li>
  );
}
