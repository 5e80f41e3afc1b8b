import { randomUUID } from 'node:crypto';
import type { ExchangeEvent } from '../../contract/practice/exchange';
import type { AgentLeg, LegListener, OfferAnswer } from './agent-leg';
import type { SipRequest } from './sip-message';

export interface SimulatedCallPort {
  onEvent(event: ExchangeEvent): void;
  onRefer(call: SimulatedCall, request: SipRequest): void;
  /** The agent refused to take it, or did not answer. */
  onNotTaken(call: SimulatedCall, user: string, why: 'no-answer' | 'rejected'): void;
  /** The leg is over, or the whole call. */
  onFree(): void;
  /** Session descriptions on their way from the party to the agent and back may go through a relay. */
  toAgent(sdp: string): string;
  toParty(sdp: string): string;
}

/** How long main may take for an answer to an agent's offer, ms. */
const offerTimeoutMs = 10_000;

const serverError = 500;

/** A call between a simulated party, whose sound main has, and one agent after another. */
export class SimulatedCall {
  readonly callId: string;
  readonly #port: SimulatedCallPort;
  readonly #pendingOffers = new Map<string, { respond: (answer: OfferAnswer) => void; timer: NodeJS.Timeout }>();
  #leg: AgentLeg | undefined;
  #ringTimer: NodeJS.Timeout | undefined;
  #isOver = false;

  constructor(callId: string, port: SimulatedCallPort) {
    this.callId = callId;
    this.#port = port;
  }

  get leg(): AgentLeg | undefined {
    return this.#leg;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Rings an agent. `begin` sends the INVITE with the party's offer. */
  ring(leg: AgentLeg, ringTimeoutMs: number | undefined, begin: (offer: string) => void, offer: string): void {
    this.#leg = leg;
    leg.listen(this.#listenTo(leg));
    begin(this.#port.toAgent(offer));
    if (ringTimeoutMs !== undefined) {
      this.#ringTimer = setTimeout(() => {
        leg.cancel();
        this.#loseLeg(leg);
        this.#port.onNotTaken(this, leg.user, 'no-answer');
      }, ringTimeoutMs);
    }
  }

  /** The agent dialled this party. */
  takeDialled(leg: AgentLeg): void {
    this.#leg = leg;
    leg.listen(this.#listenTo(leg));
  }

  accept(sdp: string): void {
    this.#leg?.accept(this.#port.toAgent(sdp));
  }

  refuse(status: number): void {
    this.#leg?.refuse(status);
    this.#finish();
  }

  /** The party hangs up. */
  hangUp(): void {
    if (this.#isOver) return;
    const leg = this.#leg;
    this.#finish();
    leg?.hangUp();
    this.#port.onFree();
  }

  /** The party is with somebody else now, or everything ends: told once, and not as a hang-up of the party. */
  end(event?: ExchangeEvent): void {
    if (this.#isOver) return;
    this.#finish();
    if (event) this.#port.onEvent(event);
    this.#port.onFree();
  }

  answerOffer(requestId: string, sdp: string): void {
    this.#settleOffer(requestId, { sdp: this.#port.toAgent(sdp) });
  }

  #listenTo(leg: AgentLeg): LegListener {
    const { callId } = this;
    return {
      onRinging: () => this.#port.onEvent({ type: 'ringing', callId, user: leg.user }),
      onAnswered: (sdp) => {
        clearTimeout(this.#ringTimer);
        this.#port.onEvent({ type: 'answered', callId, user: leg.user, sdp: this.#port.toParty(sdp) });
      },
      onRefused: (status) => {
        this.#loseLeg(leg);
        this.#port.onNotTaken(this, leg.user, status === 408 || status === 480 || status === 503 ? 'no-answer' : 'rejected');
      },
      onOffer: (sdp, isHold, respond) => {
        const requestId = randomUUID();
        const timer = setTimeout(() => this.#settleOffer(requestId, { status: serverError }), offerTimeoutMs);
        this.#pendingOffers.set(requestId, { respond, timer });
        this.#port.onEvent({ type: 'offer', callId, requestId, sdp: this.#port.toParty(sdp), isHold });
      },
      onDigits: (digits) => this.#port.onEvent({ type: 'digits', callId, digits }),
      onRefer: (request) => this.#port.onRefer(this, request),
      onHungUp: () => this.end({ type: 'ended', callId, by: 'agent' }),
    };
  }

  #settleOffer(requestId: string, answer: OfferAnswer): void {
    const pending = this.#pendingOffers.get(requestId);
    if (!pending) return;
    this.#pendingOffers.delete(requestId);
    clearTimeout(pending.timer);
    pending.respond(answer);
  }

  #loseLeg(leg: AgentLeg): void {
    clearTimeout(this.#ringTimer);
    if (this.#leg === leg) this.#leg = undefined;
  }

  #finish(): void {
    this.#isOver = true;
    clearTimeout(this.#ringTimer);
    for (const requestId of this.#pendingOffers.keys()) this.#settleOffer(requestId, { status: serverError });
    this.#leg = undefined;
  }
}
