import { Clock, PhoneIncoming, PhoneMissed, PhoneOutgoing } from 'lucide-react';
import { memo, useState } from 'react';
import type { RecentCall } from '../../../contract/ipc/desk-state';
import { useFormats } from '../../i18n/format';
import { useTranslation } from '../../i18n/translation';
import { EmptyState, formatClock, ListBox, ListRow, ScrollArea } from '../../ui';
import { useDesk } from '../store/DeskProvider';
import { useRecentTitle } from './call-name';
import styles from './phone.module.css';
import { type DialProblem, useDial } from './use-dial';

type Kind = 'incoming' | 'outgoing' | 'missed' | 'notReached';

function kindOf({ direction, talkMs }: RecentCall): Kind {
  if (direction === 'inbound') return talkMs === undefined ? 'missed' : 'incoming';
  return talkMs === undefined ? 'notReached' : 'outgoing';
}

/** The calls of late, newest first; choosing one calls back. */
export const RecentCalls = memo(function RecentCalls() {
  const { t } = useTranslation('phone');
  const { time } = useFormats();
  const recent = useDesk((state) => state.recent);
  const titleOf = useRecentTitle();
  const dial = useDial();
  const [problem, setProblem] = useState<DialProblem>();

  async function callBack(callId: string) {
    const number = recent.find((one) => one.callId === callId)?.number;
    if (number === undefined) return;
    const outcome = await dial(number);
    setProblem(outcome.ok ? undefined : outcome.problem);
  }

  return (
    <>
      <div role="status" className={styles.recentProblem}>
        {problem && t(`dial.error.${problem}`)}
      </div>
      {recent.length === 0 ? (
        <EmptyState icon={<Clock aria-hidden="true" />} title={t('recent.emptyTitle')}>
          {t('recent.emptyBody')}
        </EmptyState>
      ) : (
        <ScrollArea>
          <ListBox
            aria-label={t('recent.title')}
            items={recent}
            onAction={(key) => void callBack(String(key))}
            disabledKeys={withoutNumber(recent)}
          >
            {(one) => {
              const { name, number } = titleOf(one);
              const kind = kindOf(one);
              return (
                <ListRow id={one.callId} textValue={t('recent.call', { who: name })}>
                  <KindIcon kind={kind} word={t(`recent.${kind}`)} />
                  <span className={styles.recentTexts}>
                    <span className={styles.recentName}>{name}</span>
                    <span className={styles.recentDetail}>
                      {number && <span className={styles.recentNumber}>{number}</span>}
                      {one.talkMs === undefined ? t(`recent.${kind}`) : formatClock(one.talkMs)}
                    </span>
                  </span>
                  <span className={styles.recentTime}>{time(one.at)}</span>
                </ListRow>
              );
            }}
          </ListBox>
        </ScrollArea>
      )}
    </>
  );
});

function withoutNumber(recent: readonly RecentCall[]): string[] {
  return recent.filter(({ number }) => number === undefined).map(({ callId }) => callId);
}

function KindIcon({ kind, word }: { readonly kind: Kind; readonly word: string }) {
  const Icon = { incoming: PhoneIncoming, outgoing: PhoneOutgoing, missed: PhoneMissed, notReached: PhoneOutgoing }[kind];
  return <Icon className={styles.recentIcon} data-kind={kind} role="img" aria-label={word} />;
}
