import { CircleDot, PhoneIncoming, PhoneMissed, PhoneOutgoing } from 'lucide-react';
import type { RecentCall } from '../../../contract/ipc/desk-state';
import { useTranslation } from '../../i18n/translation';
import { formatClock, ListRow } from '../../ui';
import { useRecentTitle } from '../phone/call-name';
import styles from './history.module.css';

interface CallRowProps {
  /** The call's id; the list tells its rows by it, and looks for it here. */
  readonly id: string;
  readonly call: RecentCall;
  /** When it was, as the list writes it. */
  readonly time: string;
  /** Given where queues have a column, empty for a call of none. */
  readonly queueName?: string | undefined;
}

type Kind = 'incoming' | 'outgoing' | 'missed' | 'notReached';

function kindOf({ direction, talkMs }: RecentCall): Kind {
  if (direction === 'inbound') return talkMs === undefined ? 'missed' : 'incoming';
  return talkMs === undefined ? 'notReached' : 'outgoing';
}

/** A call of the past in a list. */
export function CallRow({ id, call, time, queueName }: CallRowProps) {
  const { t } = useTranslation(['phone', 'recording']);
  const { name, number } = useRecentTitle()(call);
  const kind = kindOf(call);
  return (
    <ListRow id={id} textValue={t('phone:recent.call', { who: name })}>
      <KindIcon kind={kind} word={t(`phone:recent.${kind}`)} />
      <span className={styles.texts}>
        <span className={styles.name}>{name}</span>
        <span className={styles.detail}>
          {number && <span className={styles.number}>{number}</span>}
          {call.isRecorded && <CircleDot className={styles.recorded} role="img" aria-label={t('recording:recorded')} />}
          {call.talkMs === undefined ? t(`phone:recent.${kind}`) : formatClock(call.talkMs)}
        </span>
      </span>
      {queueName !== undefined && <span className={styles.queue}>{queueName}</span>}
      <span className={styles.time}>{time}</span>
    </ListRow>
  );
}

/** Calls that cannot be called back: their number was withheld. */
export function withoutNumber(calls: readonly RecentCall[]): string[] {
  return calls.filter(({ number }) => number === undefined).map(({ callId }) => callId);
}

function KindIcon({ kind, word }: { readonly kind: Kind; readonly word: string }) {
  const Icon = { incoming: PhoneIncoming, outgoing: PhoneOutgoing, missed: PhoneMissed, notReached: PhoneOutgoing }[kind];
  return <Icon className={styles.icon} data-kind={kind} role="img" aria-label={word} />;
}
