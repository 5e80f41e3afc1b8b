import { History, PhoneIncoming, PhoneOutgoing } from 'lucide-react';
import type { Card, Interaction } from '../../../core/customers/card';
import { useFormats } from '../../i18n/format';
import { useTranslation } from '../../i18n/translation';
import { EmptyState, formatClock } from '../../ui';
import styles from './details.module.css';

/** Earlier contacts with a customer, the newest first. */
export function HistoryList({ card }: { readonly card: Card | undefined }) {
  const { t } = useTranslation('customer');
  if (!card)
    return (
      <EmptyState icon={<History aria-hidden="true" />} title={t('noCard')}>
        {t('history.noCard')}
      </EmptyState>
    );
  if (card.lastInteractions.length === 0)
    return (
      <EmptyState icon={<History aria-hidden="true" />} title={t('history.none')}>
        {t('history.empty')}
      </EmptyState>
    );
  return (
    <ul className={styles.list}>
      {card.lastInteractions.map((interaction) => (
        <HistoryItem key={interaction.interactionId} interaction={interaction} />
      ))}
    </ul>
  );
}

function HistoryItem({ interaction }: { readonly interaction: Interaction }) {
  const { t } = useTranslation(['customer', 'calls']);
  const formats = useFormats();
  const { at, direction, topic, outcome, summary, agent, talkMs, notReached } = interaction;
  const Direction = direction === 'inbound' ? PhoneIncoming : PhoneOutgoing;
  return (
    <li className={styles.item}>
      <Direction className={styles.itemIcon} role="img" aria-label={t(`customer:history.${direction}`)} />
      <div className={styles.itemTexts}>
        <div className={styles.itemHead}>
          <span className={styles.itemTitle}>
            {topic ?? (notReached ? t(`calls:notReached.${notReached}`) : t('customer:history.noTopic'))}
          </span>
          <time className={styles.itemTime} dateTime={new Date(at).toISOString()}>
            {formats.dayAndTime(at)}
          </time>
        </div>
        {topic && notReached && <div>{t(`calls:notReached.${notReached}`)}</div>}
        {outcome && <div>{outcome}</div>}
        {summary && <p className={styles.itemBody}>{summary}</p>}
        <div className={styles.itemSource}>{notReached ? agent : `${agent} · ${formatClock(talkMs)}`}</div>
      </div>
    </li>
  );
}
