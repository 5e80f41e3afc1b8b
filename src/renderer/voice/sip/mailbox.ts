import { type UA, URI } from 'jssip';
import type { MailboxSummary } from '../../../core/phone/mailbox';
import { LastingSubscription } from './lasting-subscription';
import { parseMessageSummary } from './message-summary';

export interface MailboxPort {
  readonly userAgent: UA;
  readonly domain: string;
  readonly random: () => number;
  readonly onSummary: (summary: MailboxSummary) => void;
  readonly onLost: () => void;
}

/** The voice mailbox of this phone (RFC 3842), watched over expiry, refusal and re-registration. */
export class Mailbox {
  readonly #port: MailboxPort;
  #subscription: LastingSubscription | undefined;
  #isLineReady = false;

  constructor(port: MailboxPort) {
    this.#port = port;
  }

  /** @param user user part of the mailbox's address */
  watch(user: string): void {
    const { userAgent, domain, random, onSummary, onLost } = this.#port;
    this.#subscription?.stop();
    this.#subscription = new LastingSubscription({
      userAgent,
      random,
      address: new URI('sip', user, domain),
      event: 'message-summary',
      accept: 'application/simple-message-summary',
      onDocument: (body) => {
        const summary = parseMessageSummary(body);
        if (summary) onSummary(summary);
        return summary !== null;
      },
      onLost,
    });
    if (this.#isLineReady) this.#subscription.start();
  }

  onLineReady(): void {
    this.#isLineReady = true;
    this.#subscription?.start();
  }

  onLineLost(): void {
    if (!this.#isLineReady) return;
    this.#isLineReady = false;
    this.#subscription?.stop();
    if (this.#subscription) this.#port.onLost();
  }

  end(): void {
    this.#subscription?.stop();
  }
}
