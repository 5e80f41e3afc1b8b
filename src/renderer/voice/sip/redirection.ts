import type { IncomingMessage } from './jssip-internals';

/** A chain of redirections that is longer leads nowhere. */
export const mostRedirections = 3;

/**
 * Where a 3xx answer sends a call (RFC 3261, 8.1.3.4): the number of its first contact that was not tried yet. Whatever host
 * it names, the number is called at our own PBX, which knows what this phone may call.
 */
export function nextNumber(answer: IncomingMessage, tried: readonly string[]): string | undefined {
  if (tried.length > mostRedirections) return undefined;
  for (const contact of answer.getHeaders('Contact')) {
    const number = numberOf(contact);
    if (number !== undefined && !tried.includes(number)) return number;
  }
  return undefined;
}

function numberOf(contact: string): string | undefined {
  const address = /<([^<>]+)>/.exec(contact)?.[1] ?? contact.trim();
  const user = /^(?:sips?|tel):([^@;?]+)/i.exec(address)?.[1];
  const number = user?.replace(/[-.()]/g, '');
  return number !== undefined && /^\+?[\d*#]{1,32}$/.test(number) ? number : undefined;
}
