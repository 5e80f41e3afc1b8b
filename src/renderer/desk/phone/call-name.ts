import type { Conversation, RecentCall } from '../../../contract/ipc/desk-state';
import type { Call } from '../../../core/calls/call';
import { useTranslation } from '../../i18n/translation';
import { useDesk } from '../store/DeskProvider';

/** How a call is written in the phone column. */
export interface CallTitle {
  readonly name: string;
  /** Left out where the name is the number already. */
  readonly number: string | undefined;
  readonly queue: string | undefined;
  readonly isVip: boolean;
}

/** Writes a call: the card's name, else what the network says, else the number. */
export function useCallTitle(call: Call): CallTitle {
  const { t } = useTranslation('phone');
  const conversation = useDesk((state) => state.conversations.find(({ conversationId }) => conversationId === call.callId));
  const queueName = useDesk(
    (state) => state.configuration.queues.find(({ id }) => id === (conversation?.queueId ?? call.identity.queue))?.name,
  );
  const { identity } = call;
  const number = conversation?.displayNumber ?? identity.number;
  const name = nameOf(conversation, call) ?? number ?? (identity.isWithheld ? t('withheld') : t('unknownCaller'));
  return {
    name,
    number: number === name ? undefined : number,
    queue: queueName ?? identity.queue,
    isVip: conversation?.card?.isVip ?? false,
  };
}

function nameOf(conversation: Conversation | undefined, call: Call): string | undefined {
  return conversation?.card?.name ?? call.identity.displayName;
}

/** Writes a recent call in the same way. */
export function useRecentTitle(): (recent: RecentCall) => { readonly name: string; readonly number: string | undefined } {
  const { t } = useTranslation('phone');
  return (recent) => {
    const number = recent.displayNumber ?? recent.number;
    const name = recent.name ?? number ?? t('withheld');
    return { name, number: number === name ? undefined : number };
  };
}
