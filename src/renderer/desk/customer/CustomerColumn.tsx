import { UserX, X } from 'lucide-react';
import { lazy, Suspense } from 'react';
import type { Conversation } from '../../../contract/ipc/desk-state';
import { useTranslation } from '../../i18n/translation';
import { Badge, Banner, Button, IconButton } from '../../ui';
import { useKeyActions, useKeyTexts } from '../keys/KeyProvider';
import { GoalLine } from '../practice/GoalLine';
import { WordsLine } from '../practice/WordsLine';
import { ScriptPanel } from '../script/ScriptPanel';
import { useDesk, useDeskView, useDeskViewActions, useShownConversation } from '../store/DeskProvider';
import { AddNumber } from './AddNumber';
import { Candidates } from './Candidates';
import { CardDialog } from './CardDialog';
import { CustomerCard } from './CustomerCard';
import styles from './customer.module.css';
import { IdleCentre } from './IdleCentre';
import { UnknownCaller } from './UnknownCaller';
import { useLinkCard } from './use-link-card';
import { useShownCard } from './use-shown-card';

const PracticeCentre = lazy(async () => ({ default: (await import('../practice/PracticeCentre')).PracticeCentre }));

/** The centre of the desk: who the customer is and what to say. */
export function CustomerColumn() {
  const { t } = useTranslation('customer');
  const conversation = useShownConversation();
  const shownCard = useShownCard();
  const { showCard } = useDeskViewActions();
  if (conversation) {
    return (
      <div className={styles.column}>
        <GoalLine key={conversation.conversationId} conversation={conversation} />
        <WordsLine />
        <div className={styles.customer}>
          <HandoverNote note={conversation.identity.note} />
          <Caller key={conversation.conversationId} conversation={conversation} />
          <LinkProblem conversationId={conversation.conversationId} />
        </div>
        <ScriptPanel conversation={conversation} />
        {shownCard && <CardDialog card={shownCard} conversation={conversation} />}
      </div>
    );
  }
  return (
    <div className={styles.column}>
      {shownCard ? (
        <div className={styles.alone}>
          <div className={styles.aloneBar}>
            <Badge>{t('cardOnly')}</Badge>
            <Button size="small" look="quiet" icon={<X aria-hidden="true" />} onPress={() => showCard(null)}>
              {t('closeCard')}
            </Button>
          </div>
          <CustomerCard key={shownCard.cardId} card={shownCard} />
        </div>
      ) : (
        <Idle />
      )}
    </div>
  );
}

/** What stands there while nobody calls; the part that only practice needs comes when there is practice. */
function Idle() {
  const isPractice = useDesk((state) => state.practice !== null);
  if (!isPractice) return <IdleCentre />;
  return (
    <Suspense>
      <PracticeCentre />
    </Suspense>
  );
}

/** What the colleague wrote who handed this caller on, so that the customer does not tell the story twice. */
function HandoverNote({ note }: { readonly note: string | undefined }) {
  const { t } = useTranslation('transfer');
  if (note === undefined) return null;
  return (
    <Banner severity="info" title={t('fromColleague')}>
      <span data-selectable>{note}</span>
    </Banner>
  );
}

/** Says that the card could not be changed, wherever it was chosen. */
function LinkProblem({ conversationId }: { readonly conversationId: string }) {
  const { t } = useTranslation('common');
  const hasFailed = useDeskView((view) => view.linkFailedId === conversationId);
  return hasFailed && <Banner severity="warning" announce="assertive" title={t('failed')} />;
}

/** The caller as far as known: a card, several that may be meant, or none. */
function Caller({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useTranslation('customer');
  const linkCard = useLinkCard();
  const { keyProps } = useKeyTexts();
  const { card, candidates, conversationId, e164 } = conversation;
  useKeyActions({ 'not-the-customer': card && (() => linkCard(conversationId, null)) });
  if (card) {
    const isNew = e164 !== undefined && !card.phones.some((phone) => phone.e164 === e164);
    return (
      <CustomerCard
        key={card.cardId}
        card={card}
        callingNumber={conversation.e164 ?? conversation.identity.number}
        numberToAdd={isNew && <AddNumber conversation={conversation} />}
        action={
          <IconButton
            size="small"
            label={t('notTheCustomer')}
            {...keyProps('not-the-customer')}
            onPress={() => linkCard(conversationId, null)}
          >
            <UserX aria-hidden="true" />
          </IconButton>
        }
      />
    );
  }
  if (candidates.length > 0) return <Candidates conversation={conversation} />;
  return <UnknownCaller conversation={conversation} />;
}
