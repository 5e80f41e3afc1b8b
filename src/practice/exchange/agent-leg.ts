import { Dialog, type Route } from './dialog';
import type { Headers, SipRequest } from './sip-message';
import { newBranch, type TransactionAnswer } from './sip-server';

export type OfferAnswer = { readonly sdp: string } | { readonly status: number };

/** What the other side of an agent's call hears of the agent. */
export interface LegListener {
  onRinging(): void;
  /** The agent took the call; `sdp` answers our offer. */
  onAnswered(sdp: string): void;
  /** A final answer other than 2xx, 408 for none at all. */
  onRefused(status: number): void;
  /** A new offer of the agent within the call (RFC 3264, 8): to be answered once. */
  onOffer(sdp: string, isHold: boolean, respond: (answer: OfferAnswer) => void): void;
  onDigits(digits: string): void;
  onRefer(request: SipRequest): void;
  /** The agent hung up, or gave up dialling. */
  onHungUp(): void;
}

const sdpType = 'application/sdp';

const deaf: LegListener = {
  onRinging: () => undefined,
  onAnswered: () => undefined,
  onRefused: () => undefined,
  onOffer: (_sdp, _isHold, respond) => respond({ status: 488 }),
  onDigits: () => undefined,
  onRefer: () => undefined,
  onHungUp: () => undefined,
};

/**
 * An agent's half of a call: one dialog with one phone.
 *
 *     invited --200--> confirmed --BYE, either way--> over
 *        |                 ^
 *        | CANCEL, >= 300  | accept
 *        v                 |
 *      over <--refuse-- offered (the agent dials)
 */
export class AgentLeg {
  readonly user: string;
  readonly dialog: Dialog;
  #listener: LegListener = deaf;
  #state: 'idle' | 'invited' | 'offered' | 'confirmed' | 'over' = 'idle';
  #invite: { sequence: number; branch: string } | undefined;
  #incoming: SipRequest | undefined;
  #isCancelled = false;
  /** Our re-INVITE is under way. */
  #isOffering = false;
  /** The agent's re-INVITE, until it is answered. */
  #reinvite: SipRequest | undefined;

  constructor(user: string, dialog: Dialog) {
    this.user = user;
    this.dialog = dialog;
  }

  listen(listener: LegListener): void {
    this.#listener = listener;
  }

  /** The agent dials: the INVITE stays open until `accept` or `refuse`. */
  static dialled(user: string, request: SipRequest, route: Route): AgentLeg {
    const leg = new AgentLeg(user, Dialog.answering(request, route));
    leg.#state = 'offered';
    leg.#incoming = request;
    leg.dialog.answer(request, 180);
    return leg;
  }

  /** Whether this leg keeps the agent from taking a call. */
  get isBusy(): boolean {
    return this.#state !== 'over' && !this.#isCancelled;
  }

  get isConfirmed(): boolean {
    return this.#state === 'confirmed';
  }

  get isOver(): boolean {
    return this.#state === 'over';
  }

  /** The session description that the agent dialled with. */
  get offer(): string {
    return this.#incoming?.body ?? '';
  }

  invite(sdp: string, headers: Headers): void {
    this.#state = 'invited';
    this.#invite = this.dialog.send('INVITE', (answer) => this.#onInviteAnswer(answer), { headers, body: { type: sdpType, text: sdp } });
  }

  /** Stops the ringing. `reason` as RFC 3326 has it. */
  cancel(reason?: string): void {
    if (this.#state !== 'invited' || !this.#invite || this.#isCancelled) return;
    this.#isCancelled = true;
    const { sequence, branch } = this.#invite;
    this.dialog.sendAlone('CANCEL', sequence, branch, reason === undefined ? [] : [['Reason', reason]]);
  }

  accept(sdp: string): void {
    if (this.#state !== 'offered' || !this.#incoming) return;
    this.#state = 'confirmed';
    this.dialog.answer(this.#incoming, 200, { body: { type: sdpType, text: sdp } });
  }

  refuse(status: number): void {
    if (this.#state !== 'offered' || !this.#incoming) return;
    this.#state = 'over';
    this.dialog.answer(this.#incoming, status);
  }

  /** Ends the leg whatever it is doing. The listener hears nothing of it. */
  hangUp(): void {
    if (this.#state === 'invited') this.cancel();
    else if (this.#state === 'offered') this.refuse(480);
    else if (this.#state === 'confirmed') {
      this.#end();
      this.dialog.send('BYE', () => undefined);
    }
  }

  /** Offers the agent something else within the call. */
  reoffer(sdp: string, respond: (answer: OfferAnswer) => void): void {
    if (this.#state !== 'confirmed' || this.#isOffering || this.#reinvite) {
      respond({ status: 491 }); // one at a time, whichever side began it (RFC 3261, 14.1)
      return;
    }
    this.#isOffering = true;
    const { sequence, branch } = this.dialog.send(
      'INVITE',
      ({ status, response }) => {
        if (status < 200) return;
        this.#isOffering = false;
        if (response) this.#acknowledge(status, sequence, branch);
        respond(status < 300 && response ? { sdp: response.body } : { status });
        if (status === 408 || status === 481) this.#lose();
      },
      { body: { type: sdpType, text: sdp } },
    );
  }

  /** A request within the dialog, or a CANCEL of its INVITE. */
  handle(request: SipRequest): void {
    if (request.method === 'CANCEL') this.#onCancel(request);
    else if (request.method === 'ACK')
      return; // it has the number of its INVITE, which may not be the last one
    else if (!this.dialog.accepts(request)) this.dialog.answer(request, 500);
    else this.#onRequest(request);
  }

  #onInviteAnswer({ status, response }: TransactionAnswer): void {
    if (this.#state !== 'invited') return;
    if (status < 200) {
      if (status >= 180 && !this.#isCancelled) this.#listener.onRinging();
      return;
    }
    if (response && status < 300) this.dialog.learn(response);
    else if (response) this.dialog.remoteTag = response.to_tag;
    if (response && this.#invite) this.#acknowledge(status, this.#invite.sequence, this.#invite.branch);
    if (status < 300 && response) {
      this.#state = 'confirmed';
      if (this.#isCancelled)
        this.hangUp(); // answered while the CANCEL was on its way (RFC 3261, 9.1)
      else this.#listener.onAnswered(response.body);
    } else {
      this.#state = 'over';
      if (!this.#isCancelled) this.#listener.onRefused(status);
    }
  }

  #acknowledge(status: number, sequence: number, branch: string): void {
    this.dialog.sendAlone('ACK', sequence, status < 300 ? newBranch() : branch);
  }

  /** The phone knows nothing of the call any more, or does not answer (RFC 3261, 12.2.1.2). */
  #lose(): void {
    if (this.#state !== 'confirmed') return;
    this.hangUp();
    this.#listener.onHungUp();
  }

  /** Ends a confirmed leg; what the agent has asked for is answered all the same (RFC 3261, 15.1.2). */
  #end(): void {
    this.#state = 'over';
    this.#answerReinvite({ status: 487 });
  }

  /** Where the INVITE is answered already, the CANCEL has come too late and does nothing (RFC 3261, 9.2). */
  #onCancel(request: SipRequest): void {
    this.dialog.answer(request, 200);
    if (this.#reinvite?.via_branch === request.via_branch) this.#answerReinvite({ status: 487 });
    else this.#giveUpDialling();
  }

  #giveUpDialling(): void {
    if (this.#state !== 'offered') return;
    this.refuse(487);
    this.#listener.onHungUp();
  }

  #onRequest(request: SipRequest): void {
    switch (request.method) {
      case 'BYE':
        this.dialog.answer(request, 200);
        this.#giveUpDialling();
        if (this.#state !== 'confirmed') break;
        this.#end();
        this.#listener.onHungUp();
        break;
      case 'INVITE':
        this.#onReinvite(request);
        break;
      case 'UPDATE':
        this.dialog.answer(request, request.body === '' ? 200 : 488);
        break;
      case 'INFO': {
        const digits = /Signal\s*=\s*([0-9A-D*#]+)/i.exec(request.body)?.[1];
        this.dialog.answer(request, 200);
        if (digits !== undefined) this.#listener.onDigits(digits);
        break;
      }
      case 'REFER':
        this.#listener.onRefer(request);
        break;
      case 'OPTIONS':
      case 'NOTIFY':
        this.dialog.answer(request, 200);
        break;
      default:
        this.dialog.answer(request, 405);
    }
  }

  #onReinvite(request: SipRequest): void {
    if (this.#reinvite || this.#state === 'offered') this.dialog.answer(request, 500, { headers: [['Retry-After', '1']] });
    else if (this.#state !== 'confirmed' || this.#isOffering) this.dialog.answer(request, 491);
    else if (request.body === '')
      this.dialog.answer(request, 488); // we have nothing of our own to offer
    else {
      this.#reinvite = request;
      const isHold = /^a=(sendonly|inactive)\s*$/m.test(request.body);
      this.#listener.onOffer(request.body, isHold, (answer) => {
        if (this.#reinvite === request) this.#answerReinvite(answer);
      });
    }
  }

  #answerReinvite(answer: OfferAnswer): void {
    const request = this.#reinvite;
    this.#reinvite = undefined;
    if (!request) return;
    if ('sdp' in answer) this.dialog.answer(request, 200, { body: { type: sdpType, text: answer.sdp } });
    else this.dialog.answer(request, answer.status);
  }
}
