import { Button as AriaButton } from 'react-aria-components';
import type { JoinedCall } from '../../../core/calls/joined-calls';
import { useTranslation } from '../../i18n/translation';
import { Button, StateLight } from '../../ui';
import { useKeyTexts } from '../keys/KeyProvider';
import { lookOfCall } from '../phone/call-look';
import { useCallTitle } from '../phone/call-name';
import { conversationOf } from '../phone/conversation-of';
import { RecordingBar } from '../recording/RecordingBar';
import { useBridge, useDeskViewActions } from '../store/DeskProvider';
import styles from './conference.module.css';

interface ConferencePartyProps {
  readonly call: JoinedCall;
  /** The key of a conference goes on with this one alone. */
  readonly isFirst: boolean;
  /** The key to hang up means this one. */
  readonly isFirstToLeave: boolean;
  /** The two are being connected, which cannot be taken back. */
  readonly isConnecting: boolean;
}

/** One of the two: who it is, and how to go on without the other one or without this one. */
export function ConferenceParty({ call, isFirst, isFirstToLeave, isConnecting }: ConferencePartyProps) {
  const { t } = useTranslation(['conference', 'phone']);
  const { keyProps } = useKeyTexts();
  const { show } = useDeskViewActions();
  const bridge = useBridge();
  const { name, number } = useCallTitle(call);
  const { tone, word } = lookOfCall(call);
  const { callId } = call;
  const wayOut = (way: 'alone' | 'hangUp') => {
    const words = t(`conference:${way}`, { who: name });
    return { 'aria-label': words, tooltip: words };
  };
  return (
    <li className={styles.party}>
      <div className={styles.who}>
        <StateLight tone={tone} />
        <span className={styles.texts}>
          <AriaButton className={styles.name ?? ''} aria-label={t('phone:show', { who: name })} onPress={() => show(conversationOf(call))}>
            {name}
          </AriaButton>
          <span className={styles.state}>{[t(`phone:state.${word}`), number].filter(Boolean).join(' · ')}</span>
        </span>
      </div>
      <RecordingBar call={call} isShown={!isConnecting} />
      {!isConnecting && (
        <div className={styles.ways}>
          <Button
            size="small"
            {...wayOut('alone')}
            {...(isFirst && keyProps('conference'))}
            onPress={() => void bridge.request.splitCalls({ callId })}
          >
            {t('conference:aloneShort')}
          </Button>
          <Button
            size="small"
            {...wayOut('hangUp')}
            {...(isFirstToLeave && keyProps('hang-up'))}
            onPress={() => void bridge.request.hangUp({ callId })}
          >
            {t('phone:hangUp')}
          </Button>
        </div>
      )}
    </li>
  );
}
