import { ClipboardPen } from 'lucide-react';
import type { Conversation } from '../../../contract/ipc/desk-state';
import { useTranslation } from '../../i18n/translation';
import { EmptyState, Tabs } from '../../ui';
import { CustomerDetails } from '../customer/CustomerDetails';
import { useCallerName } from '../customer/caller-name';
import { useShownCard } from '../customer/use-shown-card';
import { useDesk, useDeskViewActions, useShownConversation } from '../store/DeskProvider';
import { Later } from '../view/Later';
import { ConversationRecord } from './ConversationRecord';
import { useDraftUpkeep } from './drafts';
import styles from './record.module.css';
import { WrapUpClock } from './WrapUpClock';

/** The right of the desk: the after-call form and the customer's history. */
export function RecordColumn() {
  const conversation = useShownConversation();
  const shownCard = useShownCard();
  useDraftUpkeep();
  return (
    <div className={styles.column}>
      {conversation ? <OpenRecords shown={conversation} /> : !shownCard && <NothingOpen />}
      {(conversation || shownCard) && <CustomerDetails card={conversation ? conversation.card : shownCard} />}
    </div>
  );
}

/** The form of the conversation on the screen; with more than one open, each has a tab. */
function OpenRecords({ shown }: { readonly shown: Conversation }) {
  const { t } = useTranslation('form');
  const conversations = useDesk((state) => state.conversations);
  const { show } = useDeskViewActions();
  const callerName = useCallerName();
  const records = conversations.map((conversation) => ({
    id: conversation.conversationId,
    title: callerName(conversation),
    content: <OneRecord key={conversation.conversationId} conversation={conversation} />,
  }));
  return (
    <div className={styles.records}>
      {records.length > 1 ? (
        <Tabs label={t('conversations')} tabs={records} selected={shown.conversationId} onSelect={show} />
      ) : (
        <OneRecord key={shown.conversationId} conversation={shown} />
      )}
    </div>
  );
}

function OneRecord({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useTranslation('form');
  return (
    <>
      <header className={styles.header}>
        <h2 className={styles.title}>{conversation.form?.form.title ?? t('title')}</h2>
        <WrapUpClock conversationId={conversation.conversationId} />
      </header>
      <div className={styles.place}>
        <Later>
          <ConversationRecord conversation={conversation} />
        </Later>
      </div>
    </>
  );
}

function NothingOpen() {
  const { t } = useTranslation('form');
  return (
    <EmptyState icon={<ClipboardPen aria-hidden="true" />} title={t('idle')}>
      {t('idleText')}
    </EmptyState>
  );
}
