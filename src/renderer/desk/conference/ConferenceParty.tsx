import { Button as AriaButton } from 'react-aria-components';
import type { JoinedCall } from '../../../core/calls/joined-calls';
import type { KeyActionId } from '../../../core/policy/keys';
import { useTranslation } from '../../i18n/translation';
import { Button, StateLight, Tooltip } from '../../ui';
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
  const { show } = useDeskViewActions();
  const bridge = useBridge();
  const { name, number } = useCallTitle(call);
  const { tone, word } = lookOfCall(call);
  const { callId } = call;
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
          <WayOut
            words={t('conference:alone', { who: name })}
            keyId={isFirst ? 'conference' : undefined}
            onPress={() => void bridge.request.splitCalls({ callId })}
          >
            {t('conference:aloneShort')}
          </WayOut>
          <WayOut
            words={t('conference:hangUp', { who: name })}
            keyId={isFirstToLeave ? 'hang-up' : undefined}
            onPress={() => void bridge.request.hangUp({ callId })}
          >
            {t('phone:hangUp')}
          </WayOut>
        </div>
      )}
    </li>
  );
}

interface WayOutProps {
  /** What it does, in full. */
  readonly words: string;
  readonly keyId: KeyActionId | undefined;
  readonly onPress: () => void;
  /** The same in short; two of them and their keys have no room beside each other. */
  readonly children: string;
}

function WayOut({ words, keyId, onPress, children }: WayOutProps) {
  const { keyProps } = useKeyTexts();
  const { shortcut, ...ariaKeys } = keyId ? keyProps(keyId) : { shortcut: undefined };
  return (
    <Tooltip text={words} shortcut={shortcut}>
      <Button size="small" aria-label={words} {...ariaKeys} onPress={onPress}>
        {children}
      </Button>
    </Tooltip>
  );
}
