import type { Conversation } from '../../../contract/ipc/desk-state';
import { useTranslation } from '../../i18n/translation';

/** Names the other party of a conversation: the card's name, what the network says, the number, or that it is withheld. */
export function useCallerName(): (conversation: Conversation) => string {
  const { t } = useTranslation('customer');
  return ({ card, identity, displayNumber }) => {
    if (card) return card.name;
    if (identity.isWithheld) return t('unknown.withheld');
    return identity.displayName ?? displayNumber ?? identity.number ?? t('unknown.title');
  };
}
