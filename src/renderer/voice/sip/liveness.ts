import type { UA } from 'jssip';
import { URI } from 'jssip';
import type { Lifetime } from '../../lifetime';
import type { SocketLink } from './socket-link';

const periodMs = 5000;
const answerWithinMs = 3000;

export interface LivenessPort {
  readonly userAgent: UA;
  readonly link: SocketLink;
  readonly domain: string;
}

interface OptionsSender {
  sendOptions(target: URI): unknown;
}

/**
 * Proves every few seconds that the server is there: when nothing has come for a period, OPTIONS is sent (RFC 3261, 11;
 * Asterisk answers no CRLF pings), and when nothing at all follows, the half-open socket is detached. After a sleep the
 * overdue tick does the same at once.
 */
export function watchLiveness(lifetime: Lifetime, { userAgent, link, domain }: LivenessPort): void {
  let stopWaiting = (): void => {};
  lifetime.every(periodMs, () => {
    if (!link.isConnected()) return;
    const askedAt = performance.now();
    if (askedAt - link.lastReceivedAt < periodMs - 500) return;
    (userAgent as unknown as OptionsSender).sendOptions(new URI('sip', '', domain));
    stopWaiting();
    stopWaiting = lifetime.after(answerWithinMs, () => {
      if (link.isConnected() && link.lastReceivedAt < askedAt) link.detach({ kind: 'silent' });
    });
  });
}
