import { Clock } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import type { CallFilter } from '../../../contract/ipc/call-history';
import { useFormats } from '../../i18n/format';
import { useTranslation } from '../../i18n/translation';
import { Banner, Button, Dialog, EmptyState, ListBox, ProgressBar, RadioGroup, Select, TextField } from '../../ui';
import { type DialProblem, useDial } from '../phone/use-dial';
import { useDesk, useDeskViewActions } from '../store/DeskProvider';
import { backTo } from './back-to';
import { CallRow, withoutNumber } from './CallRow';
import styles from './history.module.css';
import { useCallHistory } from './use-call-history';

const filters: readonly CallFilter[] = ['all', 'missed', 'incoming', 'outgoing'];
const everyQueue = 'every';

/** All calls that are kept, with filters; choosing one calls back. */
export function CallHistoryDialog() {
  const { t } = useTranslation(['calls', 'phone']);
  const { dayAndTime } = useFormats();
  const { close } = useDeskViewActions();
  const queues = useDesk((state) => state.configuration.queues);
  const [filter, setFilter] = useState<CallFilter>('all');
  const [queueId, setQueueId] = useState<string | null>(null);
  const [text, setText] = useState('');
  const { page, hasFailed, readMore } = useCallHistory({ filter, queueId, text: useDeferredValue(text) });
  const dial = useDial();
  const [problem, setProblem] = useState<DialProblem>();

  async function callBack(callId: string) {
    const call = page?.calls.find((one) => one.callId === callId);
    if (call?.number === undefined) return;
    const outcome = await dial(call.number, backTo(call));
    if (outcome.ok) close();
    else setProblem(outcome.problem);
  }

  return (
    <Dialog isOpen onClose={close} title={t('calls:history.title')} size="medium">
      <div className={styles.filters}>
        <TextField label={t('calls:history.text')} type="search" maxLength={64} autoFocus value={text} onChange={setText} />
        {queues.length > 1 && (
          <Select
            label={t('calls:history.queue')}
            value={queueId ?? everyQueue}
            choices={[{ id: everyQueue, text: t('calls:history.everyQueue') }, ...queues.map(({ id, name }) => ({ id, text: name }))]}
            onChange={(id) => setQueueId(id === everyQueue ? null : id)}
          />
        )}
      </div>
      <RadioGroup
        label={t('calls:history.filter')}
        isLabelHidden
        isRow
        value={filter}
        choices={filters.map((id) => ({ id, text: t(`calls:history.${id}`) }))}
        onChange={(id) => setFilter(id as CallFilter)}
      />
      {hasFailed && <Banner severity="warning" title={t('calls:history.failed')} announce="polite" />}
      {problem && <Banner severity="warning" title={t(`phone:dial.error.${problem}`)} announce="polite" />}
      {page === undefined && !hasFailed && <ProgressBar label={t('calls:history.loading')} />}
      {page?.calls.length === 0 && (
        <EmptyState icon={<Clock aria-hidden="true" />} title={t('calls:history.noneTitle')}>
          {t('calls:history.noneBody')}
        </EmptyState>
      )}
      {page !== undefined && page.calls.length > 0 && (
        <ListBox
          aria-label={t('calls:history.title')}
          items={page.calls}
          onAction={(key) => void callBack(String(key))}
          disabledKeys={withoutNumber(page.calls)}
        >
          {(one) => (
            <CallRow
              id={one.callId}
              call={one}
              time={dayAndTime(one.at)}
              queueName={queues.find(({ id }) => id === one.queueId)?.name ?? ''}
            />
          )}
        </ListBox>
      )}
      {page?.hasMore && (
        <div className={styles.all}>
          <Button size="small" onPress={readMore}>
            {t('calls:history.more')}
          </Button>
        </div>
      )}
    </Dialog>
  );
}
