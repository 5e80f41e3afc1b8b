import { Dialog, type Route } from './dialog';
import { decodePart, type SipRequest } from './sip-message';

interface Subscription {
  readonly dialog: Dialog;
  readonly target: string;
  /** The event as the phone named it, with its id if it has one (RFC 6665, 8.2.1). */
  readonly event: string;
  timer: NodeJS.Timeout | undefined;
  version: number;
}

const longestExpiresS = 3600;
const dialogInfo = 'application/dialog-info+xml';

/**
 * Dialog hints (RFC 4235 over RFC 6665): whoever subscribes hears at once, and at each change, whether the target is
 * "in a dialog", which for a pause hint means that the queue has paused the agent.
 */
export class Hints {
  readonly #isOn: (target: string) => boolean | undefined;
  readonly #subscriptions = new Map<string, Subscription>();

  /** `isOn` says a target's state; undefined when there is no such target. */
  constructor(isOn: (target: string) => boolean | undefined) {
    this.#isOn = isOn;
  }

  /** A SUBSCRIBE, new or within the dialog of one: answered, and followed by a NOTIFY (RFC 6665, 4.2.1). */
  subscribe(request: SipRequest, route: Route): void {
    const known = this.#subscriptions.get(keyOf(request));
    const target = known?.target ?? decodePart(request.ruri.user ?? '');
    const event = known?.event ?? request.getHeader('event') ?? '';
    const subscription = known ?? { dialog: Dialog.answering(request, route), target, event, timer: undefined, version: 0 };
    const isOfNoDialog = known === undefined && (request.to_tag !== undefined || request.getHeader('contact') === undefined);
    if (isOfNoDialog) subscription.dialog.answer(request, request.to_tag === undefined ? 400 : 481);
    else if (!subscription.dialog.accepts(request)) subscription.dialog.answer(request, 500);
    else if (!/^dialog\b/.test(request.getHeader('event') ?? '')) subscription.dialog.answer(request, 489);
    else if (this.#isOn(target) === undefined) subscription.dialog.answer(request, 404);
    else this.#accept(request, subscription);
  }

  /** Tells everybody who watches this target. */
  changed(target: string): void {
    for (const subscription of this.#subscriptions.values()) if (subscription.target === target) this.#notify(subscription);
  }

  close(): void {
    for (const { timer } of this.#subscriptions.values()) clearTimeout(timer);
    this.#subscriptions.clear();
  }

  #accept(request: SipRequest, subscription: Subscription): void {
    const expires = Math.min(Number(request.getHeader('expires') ?? longestExpiresS) || 0, longestExpiresS);
    const key = `${request.call_id} ${subscription.dialog.identity.localTag}`;
    clearTimeout(subscription.timer);
    subscription.dialog.answer(request, 200, { headers: [['Expires', String(expires)]] });
    if (expires > 0) {
      subscription.timer = setTimeout(() => this.#end(key), expires * 1000);
      this.#subscriptions.set(key, subscription);
      this.#notify(subscription, expires);
    } else {
      this.#subscriptions.delete(key);
      this.#notify(subscription, 0);
    }
  }

  #end(key: string): void {
    const subscription = this.#subscriptions.get(key);
    this.#subscriptions.delete(key);
    if (subscription) this.#notify(subscription, 0);
  }

  #notify(subscription: Subscription, expires?: number): void {
    const { dialog, target, event } = subscription;
    const state = expires === 0 ? 'terminated;reason=timeout' : expires === undefined ? 'active' : `active;expires=${expires}`;
    const isOn = this.#isOn(target) ?? false;
    dialog.send(
      'NOTIFY',
      ({ status }) => {
        // a phone that does not know of it any more (RFC 6665, 4.2.2)
        if (status >= 400) this.#forget(subscription);
      },
      {
        headers: [
          ['Event', event],
          ['Subscription-State', state],
        ],
        body: { type: dialogInfo, text: describe(target, isOn, subscription.version) },
      },
    );
    subscription.version += 1;
  }

  #forget(subscription: Subscription): void {
    for (const [key, one] of this.#subscriptions) {
      if (one !== subscription) continue;
      clearTimeout(one.timer);
      this.#subscriptions.delete(key);
    }
  }
}

/** The subscription that a request within its dialog belongs to. */
function keyOf(request: SipRequest): string {
  return `${request.call_id} ${request.to_tag ?? ''}`;
}

function describe(target: string, isOn: boolean, version: number): string {
  const entity = `sip:${encodeURIComponent(target)}@127.0.0.1`;
  return [
    '<?xml version="1.0"?>',
    `<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="${version}" state="full" entity="${entity}">`,
    `<dialog id="pause"><state>${isOn ? 'confirmed' : 'terminated'}</state></dialog>`,
    '</dialog-info>',
  ].join('\n');
}
