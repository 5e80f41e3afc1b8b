import type { UA, URI } from 'jssip';
import type { Subscriber } from 'jssip/lib/Subscriber';
import { Lifetime } from '../../lifetime';
import { listenTo, stopListening } from './jssip-internals';
import { retryDelayMs } from './retry-schedule';

export interface LastingSubscriptionPort {
  readonly userAgent: UA;
  readonly random: () => number;
  readonly address: URI;
  /** Event package and the type of its documents. */
  readonly event: string;
  readonly accept: string;
  /** A document; what was told before the subscription was made anew may be told again. */
  readonly onDocument: (body: string, isFirst: boolean) => boolean;
  /** It was refused or has ended, and is tried again later. */
  readonly onLost: () => void;
}

const expiresS = 600;

/** A subscription (RFC 6665) that is made anew after refusal and expiry; over a lost line its owner does that. */
export class LastingSubscription {
  readonly #port: LastingSubscriptionPort;
  /** Of the present attempt. */
  #lifetime = new Lifetime();
  #failures = 0;

  constructor(port: LastingSubscriptionPort) {
    this.#port = port;
  }

  /** Subscribes, for the first time or anew. */
  start(): void {
    this.stop();
    const lifetime = new Lifetime();
    this.#lifetime = lifetime;
    const { userAgent, address, event, accept, random, onDocument, onLost } = this.#port;
    const subscriber = userAgent.subscribe(address as unknown as string, event, accept, { expires: expiresS });
    let isFirst = true;
    listenTo(subscriber, 'notify', (_isFinal: boolean, _request: unknown, body: string | undefined) => {
      if (lifetime.isEnded || !onDocument(body ?? '', isFirst)) return;
      isFirst = false;
      this.#failures = 0;
    });
    listenTo(subscriber, 'terminated', () => {
      if (lifetime.isEnded) return;
      onLost();
      this.#failures += 1;
      lifetime.after(retryDelayMs('refused', this.#failures, random()), () => this.start());
    });
    lifetime.add(() => abandon(subscriber));
    subscriber.subscribe();
  }

  /** Forgets it on our side; nothing is sent. */
  stop(): void {
    this.#lifetime.end();
  }
}

/** Drops a subscription on our side: its dialog and timers go, nothing is sent. */
function abandon(subscriber: Subscriber): void {
  stopListening(subscriber);
  (subscriber as unknown as { onTransportError(): void }).onTransportError();
}
