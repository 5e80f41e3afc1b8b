import type { ExchangeCommand, ExchangeEvent } from '../../contract/practice/exchange';
import type { AgentLeg } from './agent-leg';
import type { SimulatedCall } from './simulated-call';
import type { Headers, SipRequest } from './sip-message';
import { ownHeaders, type ReplacedDialog, readReferTo, sipFragment } from './transfer';

export interface HandOverPort extends Pick<Extract<ExchangeCommand, { type: 'start' }>, 'destinations' | 'handOverRingS'> {
  onEvent(event: ExchangeEvent): void;
  /** The agent's answered call to a colleague that has this dialog, and the number it was dialled by. */
  consultedBy(leg: AgentLeg, dialog: ReplacedDialog): { readonly call: SimulatedCall; readonly number: string } | undefined;
}

/** How long the agent's phone may take to hang up after it has handed the caller over. */
const farewellMs = 5000;

const statuses = { trying: 100, ringing: 180, done: 200, unknown: 404, noAnswer: 480, noSuchCall: 481, busy: 486, pending: 491 } as const;

/**
 * Callers whom the agent hands over by REFER (RFC 3515). The caller stays with the agent until the colleague has picked up,
 * and when none does; what becomes of one who is gone is main's to play.
 *
 *     REFER -> 202 -> NOTIFY 100 -+-> 200: the caller is gone, the agent's leg ends
 *                                 +-> 404, 481, 486: the caller stays
 *                                 +-> 180, then 480 when it has rung for long enough: the caller stays
 */
export class HandOvers {
  readonly #port: HandOverPort;
  /** Those that ring where nobody answers. */
  readonly #ringing = new Map<SimulatedCall, NodeJS.Timeout>();
  readonly #farewells = new Set<NodeJS.Timeout>();

  constructor(port: HandOverPort) {
    this.#port = port;
  }

  begin(call: SimulatedCall, request: SipRequest): void {
    const { leg } = call;
    const target = readReferTo(request);
    if (!leg) return;
    if (!target) leg.dialog.answer(request, 400);
    else if (this.#ringing.has(call)) leg.dialog.answer(request, statuses.pending);
    else {
      leg.dialog.answer(request, 202);
      notify(leg, request, statuses.trying);
      if (target.replaces) this.#join(call, leg, request, target.replaces);
      else this.#handOn(call, leg, request, target.user);
    }
  }

  /** The caller is gone: nothing rings for them any more. */
  forget(call: SimulatedCall): void {
    clearTimeout(this.#ringing.get(call));
    this.#ringing.delete(call);
  }

  close(): void {
    for (const timer of [...this.#ringing.values(), ...this.#farewells]) clearTimeout(timer);
    this.#ringing.clear();
    this.#farewells.clear();
  }

  /** To somebody who has not been asked. */
  #handOn(call: SimulatedCall, leg: AgentLeg, request: SipRequest, number: string): void {
    const destination = this.#port.destinations.find((one) => one.number === number);
    switch (destination?.behaviour) {
      case undefined:
        notify(leg, request, statuses.unknown);
        break;
      case 'busy':
        notify(leg, request, statuses.busy);
        break;
      case 'no-answer': {
        notify(leg, request, statuses.ringing);
        const giveUp = (): void => {
          this.forget(call);
          notify(leg, request, statuses.noAnswer);
        };
        this.#ringing.set(call, setTimeout(giveUp, this.#port.handOverRingS * 1000));
        break;
      }
      case 'answers':
        this.#leave(call, leg, request, { target: number, way: 'blind' });
    }
  }

  /** To the colleague whom the agent talks to in another call. */
  #join(call: SimulatedCall, leg: AgentLeg, request: SipRequest, dialog: ReplacedDialog): void {
    const consulted = this.#port.consultedBy(leg, dialog);
    if (!consulted) {
      notify(leg, request, statuses.noSuchCall);
      return;
    }
    const consultedLeg = consulted.call.leg;
    this.#leave(call, leg, request, { target: consulted.number, way: 'attended' });
    consulted.call.end({ type: 'ended', callId: consulted.call.callId, by: 'exchange' });
    consultedLeg?.hangUp();
  }

  #leave(call: SimulatedCall, leg: AgentLeg, request: SipRequest, where: { target: string; way: 'blind' | 'attended' }): void {
    notify(leg, request, statuses.done);
    call.end({ type: 'transferred', callId: call.callId, ...where, headers: ownHeaders(request) });
    const timer = setTimeout(() => {
      this.#farewells.delete(timer);
      leg.hangUp();
    }, farewellMs);
    this.#farewells.add(timer);
  }
}

/** Tells how the referred call does; a final status is the last word of it (RFC 3515, 2.4.7). */
function notify(leg: AgentLeg, request: SipRequest, status: number): void {
  const headers: Headers = [
    ['Event', `refer;id=${request.cseq}`],
    ['Subscription-State', status < 200 ? 'active;expires=60' : 'terminated;reason=noresource'],
  ];
  leg.dialog.send('NOTIFY', () => undefined, { headers, body: sipFragment(status) });
}
