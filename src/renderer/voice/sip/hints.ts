import { type UA, URI } from 'jssip';
import type { Subscriber } from 'jssip/lib/Subscriber';
import { Lifetime } from '../../lifetime';
import { isAnyDialogOn, mergeDialogs, parseDialogInfo } from './dialog-info';
import { listenTo, stopListening } from './jssip-internals';
import { retryDelayMs } from './retry-schedule';

export interface HintsPort {
  readonly userAgent: UA;
  readonly domain: string;
  readonly random: () => number;
  readonly onHint: (target: string, on: boolean) => void;
  readonly onLost: (target: string) => void;
}

interface Watched {
  /** Of the present subscription; ended and made anew with each. */
  lifetime: Lifetime;
  failures: number;
}

const expiresS = 600;

/** Dialog hints (RFC 4235) that stay watched over expiry, refusal and re-registration. */
export class Hints {
  readonly #port: HintsPort;
  readonly #watched = new Map<string, Watched>();
  #isLineReady = false;

  constructor(port: HintsPort) {
    this.#port = port;
  }

  watch(target: string): void {
    if (this.#watched.has(target)) return;
    this.#watched.set(target, { lifetime: new Lifetime(), failures: 0 });
    if (this.#isLineReady) this.#subscribe(target);
  }

  onLineReady(): void {
    this.#isLineReady = true;
    for (const target of this.#watched.keys()) this.#subscribe(target);
  }

  onLineLost(): void {
    if (!this.#isLineReady) return;
    this.#isLineReady = false;
    for (const [target, watched] of this.#watched) {
      watched.lifetime.end();
      this.#port.onLost(target);
    }
  }

  end(): void {
    for (const watched of this.#watched.values()) watched.lifetime.end();
    this.#watched.clear();
  }

  #subscribe(target: string): void {
    const watched = this.#watched.get(target);
    if (!watched) return;
    watched.lifetime.end();
    const lifetime = new Lifetime();
    watched.lifetime = lifetime;
    const { userAgent, domain, onHint, onLost, random } = this.#port;
    const uri = hintAddress(target, domain);
    const subscriber = userAgent.subscribe(uri as unknown as string, 'dialog', 'application/dialog-info+xml', { expires: expiresS });
    let dialogs: ReadonlyMap<string, boolean> = new Map();
    listenTo(subscriber, 'notify', (_isFinal: boolean, _request: unknown, body: string | undefined) => {
      const info = parseDialogInfo(body ?? '');
      if (!info || lifetime.isEnded) return;
      watched.failures = 0;
      dialogs = mergeDialogs(dialogs, info);
      onHint(target, isAnyDialogOn(dialogs));
    });
    listenTo(subscriber, 'terminated', () => {
      if (lifetime.isEnded) return;
      onLost(target);
      watched.failures += 1;
      lifetime.after(retryDelayMs('refused', watched.failures, random()), () => this.#subscribe(target));
    });
    lifetime.add(() => abandon(subscriber));
    subscriber.subscribe();
  }
}

/** Drops a subscription on our side: its dialog and timers go, nothing is sent. */
function abandon(subscriber: Subscriber): void {
  stopListening(subscriber);
  (subscriber as unknown as { onTransportError(): void }).onTransportError();
}

/** The address of a hint. JsSIP writes a colon of the user part as it is, where it would begin a password (RFC 3261, 25.1). */
function hintAddress(target: string, domain: string): URI {
  const uri = new URI('sip', target, domain);
  const address = `sip:${encodeURIComponent(target)}@${domain}`;
  uri.toString = () => address;
  return uri;
}
