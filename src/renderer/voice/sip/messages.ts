import type { UA } from 'jssip';

interface Waiting {
  readonly target: string;
  readonly body: string;
  readonly onSettled: (status: number) => void;
}

/**
 * SIP MESSAGE (RFC 3428), one at a time: a server that challenges two at once answers them in whatever order it likes,
 * and "ready" before "pause" is the opposite of what was meant. The RFC forbids a second before the first is settled (8).
 */
export class Messages {
  readonly #userAgent: UA;
  readonly #isLineReady: () => boolean;
  readonly #waiting: Waiting[] = [];
  #isSending = false;

  constructor(userAgent: UA, isLineReady: () => boolean) {
    this.#userAgent = userAgent;
    this.#isLineReady = isLineReady;
  }

  /** `onSettled` gets the final status, 0 when there was none. */
  send(target: string, body: string, onSettled: (status: number) => void): void {
    this.#waiting.push({ target, body, onSettled });
    this.#sendNext();
  }

  #sendNext(): void {
    if (this.#isSending) return;
    const next = this.#waiting.shift();
    if (!next) return;
    this.#isSending = true;
    const settle = (status: number): void => {
      this.#isSending = false;
      next.onSettled(status);
      this.#sendNext();
    };
    if (!this.#isLineReady()) {
      settle(0);
      return;
    }
    try {
      this.#userAgent.sendMessage(next.target, next.body, {
        eventHandlers: {
          succeeded: (event) => settle('response' in event ? event.response.status_code : 200),
          failed: ({ response }) => settle((response as { status_code: number } | null)?.status_code ?? 0),
        },
      });
    } catch {
      settle(0);
    }
  }
}
