import type { RTCSession } from 'jssip/lib/RTCSession';
import type { TransferProblem } from '../../../core/calls/transfer';
import type { Lifetime } from '../../lifetime';
import { endCauseOfStatus } from './end-cause';
import { sendInDialog } from './in-dialog-request';
import { type InDialogRequest, internalsOf } from './jssip-internals';

export interface TransferPort {
  readonly session: RTCSession;
  readonly lifetime: Lifetime;
  /** Whether a request would reach the server now. */
  readonly isLineReady: () => boolean;
  readonly onRinging: () => void;
  /** The far end has been handed on. The PBX may wait for us to hang up: it is for the owner to do so. */
  readonly onDone: () => void;
  /** The far end stays ours. `isUnderWay`: it was being handed on already, so that it may not have come back. */
  readonly onFailed: (problem: TransferProblem, detail: string, isUnderWay: boolean) => void;
  /** The far end knows nothing of this dialog any more. */
  readonly onGone: () => void;
}

/** A notifier says something at once (RFC 6665, 4.2.1.1); one that does not by then will say nothing. */
const firstNotifyMs = 10_000;

/** How long it may ring at the target after the last word of the PBX. */
const nextNotifyMs = 120_000;

/** How long a PBX that says it is done may take to end the call that it has replaced. */
const replacedWithinMs = 2000;

/**
 * Hands the far end of a call on by REFER (RFC 3515) and follows what the NOTIFYs say of it:
 *
 *   idle --start--> asked --2xx--> accepted --NOTIFY 2xx, or none in time--> done
 *    ^                |               |
 *    +--3xx to 6xx----+---------------+
 *
 * A far end that takes the place of another call of ours has it once the PBX has ended that one: Asterisk says that it is
 * done before it moves the caller, and whoever hangs up on its word may hang up the caller (seen under load).
 */
export class Transfer {
  readonly #port: TransferPort;
  #state: 'idle' | 'asked' | 'accepted' | 'done' = 'idle';
  #stopWaiting = (): void => {};
  #replaced: RTCSession | undefined;

  constructor(port: TransferPort) {
    this.#port = port;
    this.#receive(port.session);
  }

  /** Whether the far end has agreed to go: the end of the call is no loss then. */
  get isAccepted(): boolean {
    return this.#state === 'accepted' || this.#state === 'done';
  }

  /** Whether the PBX has said that the far end is handed on: `onDone` follows within two seconds. */
  get isDone(): boolean {
    return this.#state === 'done';
  }

  /**
   * `referTo`: an address in angle brackets, as `referToAddress` and `referToCall` write it; `replaced`: the other call, in an
   * attended transfer.
   */
  async start(referTo: string, headers: readonly string[], replaced?: RTCSession): Promise<void> {
    const { session, isLineReady, onFailed, onGone } = this.#port;
    if (this.#state !== 'idle') return;
    this.#replaced = replaced;
    if (!isLineReady()) {
      onFailed('line-lost', 'not sent', false);
      return;
    }
    this.#state = 'asked';
    // RFC 3892
    const referredBy = `Referred-By: <${session.local_identity.uri.toString()}>`;
    const outcome = await sendInDialog(
      session,
      'REFER',
      [`Contact: ${session.contact}`, `Refer-To: ${referTo}`, referredBy, ...headers],
      null,
    );
    // a NOTIFY may come before the answer (RFC 6665, 4.1.2.4) and have settled everything
    if (this.#isSettled) return;
    if (outcome.kind !== 'answered') this.#fail('line-lost', 'no answer');
    else if (outcome.status < 300) this.#accept();
    else if (outcome.status === 481) {
      this.#state = 'idle';
      onGone();
    } else this.#fail(problemOfRefer(outcome.status), `${outcome.status} ${outcome.phrase}`);
  }

  get #isSettled(): boolean {
    return this.#port.lifetime.isEnded || this.#state === 'idle' || this.#state === 'done';
  }

  #accept(): void {
    if (this.#state === 'accepted') return;
    this.#state = 'accepted';
    this.#waitForNotify(firstNotifyMs);
  }

  #waitForNotify(durationMs: number): void {
    this.#stopWaiting();
    this.#stopWaiting = this.#port.lifetime.after(durationMs, () => this.#finish());
  }

  #onNotify(request: InDialogRequest): void {
    if (this.#isSettled) return;
    const [, code, phrase = ''] = /^SIP\/2\.0 +(\d{3}) ?([^\r\n]*)/.exec(request.body?.trimStart() ?? '') ?? [];
    const status = Number(code ?? 100);
    // the least a notifier must send is one NOTIFY that says 100 and ends the subscription (RFC 3515, 2.4.5)
    const isLast = /^\s*terminated/i.test(request.getHeader('Subscription-State') ?? '');
    if (status >= 300) this.#fail(problemOfNotify(status), `${status} ${phrase}`, true);
    else if (status >= 200 || isLast) this.#finish();
    else {
      if (status >= 180) this.#port.onRinging();
      this.#state = 'accepted';
      this.#waitForNotify(nextNotifyMs);
    }
  }

  #finish(): void {
    if (this.#isSettled) return;
    this.#state = 'done';
    this.#stopWaiting();
    const { lifetime, onDone } = this.#port;
    if (!this.#replaced || this.#replaced.isEnded()) {
      onDone();
      return;
    }
    const stop = lifetime.after(replacedWithinMs, onDone);
    this.#replaced.on('ended', () => {
      stop();
      if (!lifetime.isEnded) onDone();
    });
  }

  #fail(problem: TransferProblem, detail: string, isUnderWay = false): void {
    this.#state = 'idle';
    this.#stopWaiting();
    this.#port.onFailed(problem, detail.trim(), isUnderWay);
  }

  /**
   * JsSIP knows only the NOTIFYs of its own REFERs, fails over one without an Event, and takes a REFER from the far end
   * for a wish to be followed, over which it fails when the call has ended since.
   */
  #receive(session: RTCSession): void {
    const internals = internalsOf(session);
    const receiveOther = internals.receiveRequest.bind(session);
    internals.receiveRequest = (request) => {
      if (request.method === 'NOTIFY' && /^\s*refer\b/i.test(request.getHeader('Event') ?? '')) {
        request.reply(200);
        this.#onNotify(request);
      } else if (request.method === 'NOTIFY') request.reply(489);
      // nobody but the agent decides whom this phone calls
      else if (request.method === 'REFER') request.reply(603);
      else receiveOther(request);
    };
  }
}

/** Refer-To for an address. */
export function referToAddress(address: string): string {
  return `<${address}>`;
}

/**
 * Refer-To for the far end of another call of ours, which the PBX is to join with this one: Replaces (RFC 3891) with
 * that dialog as its far end knows it (RFC 5589, 7). Undefined while it is not answered.
 */
export function referToCall(session: RTCSession): string | undefined {
  const dialog = internalsOf(session)._dialog;
  if (!dialog) return undefined;
  const { call_id, local_tag, remote_tag } = dialog.id;
  const replaces = `${call_id};to-tag=${remote_tag};from-tag=${local_tag}`;
  return `<${dialog._remote_uri.toString()}?Replaces=${encodeURIComponent(replaces)}>`;
}

/** What the answer to the REFER itself says. */
export function problemOfRefer(status: number): TransferProblem {
  return status === 401 || status === 407 || status === 603 ? 'not-allowed' : problemOfNotify(status);
}

/** What the target said, by way of the PBX. */
export function problemOfNotify(status: number): TransferProblem {
  if (status >= 300 && status < 400) return 'forwarded';
  if (status === 403 || status === 405 || status === 420 || status === 501) return 'not-allowed';
  return endCauseOfStatus(status);
}
