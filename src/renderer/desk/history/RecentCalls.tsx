import { Clock } from 'lucide-react';
import { memo, useState } from 'react';
import { useFormats } from '../../i18n/format';
import { useTranslation } from '../../i18n/translation';
import { Button, EmptyState, ListBox, ScrollArea } from '../../ui';
import { useKeyTexts } from '../keys/KeyProvider';
import { type DialProblem, useDial } from '../phone/use-dial';
import { useDesk, useDeskViewActions } from '../store/DeskProvider';
import { backTo } from './back-to';
import { CallRow, withoutNumber } from './CallRow';
import styles from './history.module.css';

/** The calls of late, newest first; choosing one calls back. */
export const RecentCalls = memo(function RecentCalls() {
  const { t } = useTranslation(['phone', 'calls']);
  const { time } = useFormats();
  const recent = useDesk((state) => state.recent);
  const dial = useDial();
  const [problem, setProblem] = useState<DialProblem>();

  async function callBack(callId: string) {
    const call = recent.find((one) => one.callId === callId);
    if (call?.number === undefined) return;
    const outcome = await dial(call.number, backTo(call));
    setProblem(outcome.ok ? undefined : outcome.problem);
  }

  return (
    <>
      <div role="status" className={styles.problem}>
        {problem && t(`phone:dial.error.${problem}`)}
      </div>
      {recent.length === 0 ? (
        <EmptyState icon={<Clock aria-hidden="true" />} title={t('phone:recent.emptyTitle')}>
          {t('phone:recent.emptyBody')}
        </EmptyState>
      ) : (
        <ScrollArea>
          <ListBox
            aria-label={t('phone:recent.title')}
            items={recent}
            onAction={(key) => void callBack(String(key))}
            disabledKeys={withoutNumber(recent)}
          >
            {(one) => <CallRow id={one.callId} call={one} time={time(one.at)} />}
          </ListBox>
          <div className={styles.all}>
            <OpenHistory />
          </div>
        </ScrollArea>
      )}
    </>
  );
});

/** The way to all calls. */
function OpenHistory() {
  const { t } = useTranslation('calls');
  const { keyProps } = useKeyTexts();
  const { open } = useDeskViewActions();
  return (
    <Button size="small" look="quiet" {...keyProps('call-history')} onPress={() => open({ kind: 'call-history' })}>
      {t('history.title')}
    </Button>
  );
}
