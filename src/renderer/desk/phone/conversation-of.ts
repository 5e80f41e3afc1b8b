import type { Call } from '../../../core/calls/call';

/** The conversation that a call belongs to: its own, or that of the caller it is about. */
export function conversationOf({ callId, consultationFor }: Call): string {
  return consultationFor ?? callId;
}
