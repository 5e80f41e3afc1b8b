import { History, StickyNote } from 'lucide-react';
import { useState } from 'react';
import type { Card } from '../../../core/customers/card';
import { useTranslation } from '../../i18n/translation';
import { Tabs } from '../../ui';
import { useKeyActions } from '../keys/KeyProvider';
import { Later } from '../view/Later';
import styles from './details.module.css';
import { HistoryList } from './HistoryList';
import { NoteList } from './NoteList';

/** What is known of a customer from before: history and notes. */
export function CustomerDetails({ card }: { readonly card: Card | undefined }) {
  const { t } = useTranslation(['customer', 'form']);
  const [tab, setTab] = useState({ id: 'history', isByKey: false });
  useKeyActions({ note: card && (() => setTab({ id: 'notes', isByKey: true })) });
  return (
    <div className={styles.details}>
      <Later>
        <Tabs
          label={t('form:details')}
          selected={tab.id}
          onSelect={(id) => setTab({ id, isByKey: false })}
          tabs={[
            {
              id: 'history',
              title: t('customer:history.title'),
              icon: <History aria-hidden="true" />,
              count: card?.lastInteractions.length ?? 0,
              content: <HistoryList card={card} />,
            },
            {
              id: 'notes',
              title: t('customer:notes.title'),
              icon: <StickyNote aria-hidden="true" />,
              count: card?.notes.length ?? 0,
              content: <NoteList key={card?.cardId} card={card} isToBeWritten={tab.isByKey} />,
            },
          ]}
        />
      </Later>
    </div>
  );
}
