import { type UA, URI } from 'jssip';
import { isAnyDialogOn, mergeDialogs, parseDialogInfo } from './dialog-info';
import { LastingSubscription } from './lasting-subscription';

export interface HintsPort {
  readonly userAgent: UA;
  readonly domain: string;
  readonly random: () => number;
  readonly onHint: (target: string, on: boolean) => void;
  readonly onLost: (target: string) => void;
}

/** Dialog hints (RFC 4235) that stay watched over expiry, refusal and re-registration. */
export class Hints {
  readonly #port: HintsPort;
  readonly #watched = new Map<string, LastingSubscription>();
  #isLineReady = false;

  constructor(port: HintsPort) {
    this.#port = port;
  }

  watch(target: string): void {
    if (this.#watched.has(target)) return;
    const subscription = this.#make(target);
    this.#watched.set(target, subscription);
    if (this.#isLineReady) subscription.start();
  }

  onLineReady(): void {
    this.#isLineReady = true;
    for (const subscription of this.#watched.values()) subscription.start();
  }

  onLineLost(): void {
    if (!this.#isLineReady) return;
    this.#isLineReady = false;
    for (const [target, subscription] of this.#watched) {
      subscription.stop();
      this.#port.onLost(target);
    }
  }

  end(): void {
    for (const subscription of this.#watched.values()) subscription.stop();
    this.#watched.clear();
  }

  #make(target: string): LastingSubscription {
    const { userAgent, domain, random, onHint, onLost } = this.#port;
    let dialogs: ReadonlyMap<string, boolean> = new Map();
    return new LastingSubscription({
      userAgent,
      random,
      address: hintAddress(target, domain),
      event: 'dialog',
      accept: 'application/dialog-info+xml',
      onDocument: (body, isFirst) => {
        const info = parseDialogInfo(body);
        if (!info) return false;
        dialogs = mergeDialogs(isFirst ? new Map() : dialogs, info);
        onHint(target, isAnyDialogOn(dialogs));
        return true;
      },
      onLost: () => onLost(target),
    });
  }
}

/** The address of a hint. JsSIP writes a colon of the user part as it is, where it would begin a password (RFC 3261, 25.1). */
function hintAddress(target: string, domain: string): URI {
  const uri = new URI('sip', target, domain);
  const address = `sip:${encodeURIComponent(target)}@${domain}`;
  uri.toString = () => address;
  return uri;
}
