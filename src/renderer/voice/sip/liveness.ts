import type { UA } from 'jssip';
import { URI } from 'jssip';
import type { Lifetime } from '../../lifetime';
import type { SocketLink } from './socket-link';

const tickMs = 1000;
/** The server is asked so often. With the tick and the answer a half-open connection is known within 7.5 s. */
const askEveryMs = 3500;
const answerWithinMs = 3000;
/** Who has just woken or changed the network is not kept waiting for a server that is there: it answers within 100 ms. */
const quickAnswerWithinMs = 1000;

export interface LivenessPort {
  readonly userAgent: UA;
  readonly link: SocketLink;
  readonly domain: string;
  /** The server has answered, whatever it said. */
  readonly onAnswer: (roundTripMs: number) => void;
}

/** Whether the server is there. */
export interface Liveness {
  /** Asks at once, and gives the server less time: there is a reason to doubt it. */
  check(): void;
}

interface Answer {
  /** Absent when there was none. */
  readonly response: object | null;
}

interface OptionsSender {
  sendOptions(
    target: URI,
    body: undefined,
    options: { readonly eventHandlers: Readonly<Record<string, (event: Answer) => void>> },
  ): unknown;
}

/**
 * Proves every few seconds that the server is there: OPTIONS is sent (RFC 3261, 11; Asterisk answers no CRLF pings), and
 * when nothing at all follows, the half-open socket is detached. After a sleep the overdue tick does the same at once.
 */
export function watchLiveness(lifetime: Lifetime, { userAgent, link, domain, onAnswer }: LivenessPort): Liveness {
  let stopWaiting: (() => void) | undefined;
  let lastAskedAt = 0;

  function ask(withinMs: number): void {
    stopWaiting?.();
    const askedAt = performance.now();
    lastAskedAt = askedAt;
    const settle = ({ response }: Answer): void => {
      if (response && !lifetime.isEnded) onAnswer(performance.now() - askedAt);
    };
    const sender = userAgent as unknown as OptionsSender;
    sender.sendOptions(new URI('sip', '', domain), undefined, { eventHandlers: { succeeded: settle, failed: settle } });
    stopWaiting = lifetime.after(withinMs, () => {
      stopWaiting = undefined;
      if (link.isConnected() && link.lastReceivedAt < askedAt) link.detach({ kind: 'silent' });
    });
  }

  lifetime.every(tickMs, () => {
    if (!stopWaiting && link.isConnected() && performance.now() - lastAskedAt >= askEveryMs) ask(answerWithinMs);
  });
  return {
    check: () => {
      if (link.isConnected()) ask(quickAnswerWithinMs);
    },
  };
}
