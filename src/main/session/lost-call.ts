import type { Conversation, Notice } from '../../contract/ipc/desk-state';
import type { Call } from '../../core/calls/call';

/** Whom to call back, as a notice carries it; nothing where the number is not known. */
export function describeLostCall(conversation: Conversation | undefined): Notice['parameters'] {
  const number = conversation?.identity.number;
  if (number === undefined) return {};
  const who = conversation?.card?.name ?? conversation?.identity.displayName ?? conversation?.displayNumber ?? number;
  return { number, who };
}

/**
 * Whom to call back of calls that were cut, each for a notice of its own. A colleague who was asked about a caller has no
 * conversation, and is not among them. Where nobody is known it is one that names nobody; none where no call was cut.
 */
export function describeLostCalls(
  calls: readonly Call[],
  find: (callId: string) => Conversation | undefined,
): readonly Notice['parameters'][] {
  const talks = calls.filter(({ state }) => state === 'talking' || state === 'held');
  const known = talks.map(({ callId }) => describeLostCall(find(callId))).filter(({ number }) => number !== undefined);
  return known.length > 0 || calls.length === 0 ? known : [{}];
}
