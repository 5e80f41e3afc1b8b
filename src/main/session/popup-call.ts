import type { Conversation, DeskState } from '../../contract/ipc/desk-state';
import type { PopupCall } from '../../contract/ipc/popup';
import type { Call } from '../../core/calls/call';
import { keyOf } from '../../core/policy/keys';
import { readTheme } from '../../core/policy/theme';

/** What the popup shows of a ringing call; how it looks is added where the system's look is known. */
export function popupCall(
  call: Call,
  conversation: Conversation | undefined,
  { configuration, practice }: Pick<DeskState, 'configuration' | 'practice'>,
): Omit<PopupCall, 'theme'> {
  const { card, displayNumber } = conversation ?? {};
  const queueId = conversation?.queueId ?? call.identity.queue;
  const name = card?.name ?? call.identity.displayName;
  const number = displayNumber ?? call.identity.number;
  const queueName = configuration.queues.find((queue) => queue.id === queueId)?.name ?? queueId;
  return {
    callId: call.callId,
    isWithheld: call.identity.isWithheld,
    isVip: card?.isVip ?? false,
    ringingSince: call.startedAt,
    isPractice: practice !== null,
    language: configuration.language,
    hasHighContrast: readTheme(configuration.theme).hasHighContrast,
    keys: { answer: keyOf('answer', configuration.keys), reject: keyOf('reject', configuration.keys) },
    ...(name !== undefined && { name }),
    ...(number !== undefined && { displayNumber: number }),
    ...(queueName !== undefined && { queueName }),
    ...(card?.repeat && { repeatContacts: card.repeat.contacts + 1 }),
  };
}
