import type { Call } from '../../../core/calls/call';
import { isJoined, joinedCalls } from '../../../core/calls/joined-calls';
import { useTranslation } from '../../i18n/translation';
import { CoachSign } from '../coach/CoachSign';
import { ConferenceAnnouncer } from '../conference/ConferenceAnnouncer';
import { ConferenceItem } from '../conference/ConferenceItem';
import { useConferenceKeys } from '../conference/use-conference-keys';
import { Notices } from '../notices/Notices';
import { useRecordingKeys } from '../recording/use-recording-keys';
import { useDesk, useDeskView } from '../store/DeskProvider';
import { useTransferKeys } from '../transfer/use-transfer-keys';
import { CallItem } from './CallItem';
import { conversationOf } from './conversation-of';
import { DialField } from './DialField';
import { LineBanner } from './LineBanner';
import { liveCalls } from './live-calls';
import { MutedBar } from './MutedBar';
import { PhoneLists } from './PhoneLists';
import styles from './phone.module.css';
import { RingAnnouncer } from './RingAnnouncer';
import { useCallKeys } from './use-call-keys';
import { Voicemail } from './Voicemail';

const places = [1, 2, 3, 4] as const;

/** The left of the desk: the calls there are, the next one to make, the last ones, and whom there is to call. */
export function PhoneColumn() {
  return (
    <div className={styles.column}>
      <PhoneKeys />
      <MutedBar />
      <div className={styles.top}>
        <Calls />
        <CoachSign />
        <LineBanner />
        <DialField />
        <Voicemail />
      </div>
      <PhoneLists />
      <Notices />
      <RingAnnouncer />
      <ConferenceAnnouncer />
    </div>
  );
}

/** Draws nothing, so that a call that changes what keys mean does not have the whole column drawn anew. */
function PhoneKeys() {
  useCallKeys();
  useTransferKeys();
  useConferenceKeys();
  useRecordingKeys();
  return null;
}

function Calls() {
  const { t } = useTranslation('phone');
  const all = useDesk((state) => state.calls);
  const calls = liveCalls(all);
  const joined = joinedCalls(all);
  const frameAt = calls.find(isJoined);
  const shownId = useDeskView((view) => view.shownId);
  // the only call is shown in full even while another conversation is being finished
  const isShown = (call: Call) => conversationOf(call) === shownId || calls.length === 1;
  if (calls.length === 0) return null;
  return (
    <ul className={styles.calls} aria-label={t('calls')}>
      {calls.map((call, index) => {
        if (joined && isJoined(call)) return call === frameAt && <ConferenceItem key={call.callId} calls={joined} />;
        return <CallItem key={call.callId} call={call} isShown={isShown(call)} place={calls.length > 1 ? places[index] : undefined} />;
      })}
    </ul>
  );
}
