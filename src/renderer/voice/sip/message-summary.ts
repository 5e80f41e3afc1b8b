import type { MailboxSummary } from '../../../core/phone/mailbox';

const mostMessages = 9999;

/** Reads a message-summary document (RFC 3842, 5.2); null when it is none. */
export function parseMessageSummary(body: string): MailboxSummary | null {
  const isWaiting = /^messages-waiting\s*:\s*(yes|no)\s*$/im.exec(body)?.[1];
  if (isWaiting === undefined) return null;
  const [, fresh, old] = /^voice-message\s*:\s*(\d{1,9})\s*\/\s*(\d{1,9})/im.exec(body) ?? [];
  return {
    isWaiting: isWaiting.toLowerCase() === 'yes',
    ...(fresh !== undefined && { newCount: Math.min(Number(fresh), mostMessages) }),
    ...(old !== undefined && { oldCount: Math.min(Number(old), mostMessages) }),
  };
}
