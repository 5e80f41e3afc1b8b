import type { Conversation, Notice } from '../../contract/ipc/desk-state';

/** Whom to call back, as a notice carries it; nothing where the number is not known. */
export function describeLostCall(conversation: Conversation | undefined): Notice['parameters'] {
  const number = conversation?.identity.number;
  if (number === undefined) return {};
  const who = conversation?.card?.name ?? conversation?.identity.displayName ?? conversation?.displayNumber ?? number;
  return { number, who };
}
