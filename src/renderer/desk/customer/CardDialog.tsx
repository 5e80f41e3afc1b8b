import type { Conversation } from '../../../contract/ipc/desk-state';
import type { Card } from '../../../core/customers/card';
import { useTranslation } from '../../i18n/translation';
import { Button, Dialog } from '../../ui';
import { useDeskViewActions } from '../store/DeskProvider';
import { CustomerCard } from './CustomerCard';
import { HistoryList } from './HistoryList';
import { useLinkCard } from './use-link-card';

/** Another customer's card, looked up while a conversation keeps its place behind it. */
export function CardDialog({ card, conversation }: { readonly card: Card; readonly conversation: Conversation }) {
  const { t } = useTranslation('customer');
  const linkCard = useLinkCard();
  const { showCard } = useDeskViewActions();

  function link() {
    linkCard(conversation.conversationId, card.cardId);
    showCard(null);
  }

  return (
    <Dialog
      isOpen
      onClose={() => showCard(null)}
      title={t('title')}
      size="medium"
      actions={
        <>
          <Button onPress={link}>{t('linkThis')}</Button>
          <Button look="primary" onPress={() => showCard(null)}>
            {t('closeCard')}
          </Button>
        </>
      }
    >
      <CustomerCard card={card} />
      <HistoryList card={card} />
    </Dialog>
  );
}
