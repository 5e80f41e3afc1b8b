import { randomUUID } from 'node:crypto';
import type { ExchangeCommand, ExchangeEvent } from '../../contract/practice/exchange';
import { bridgeAgents } from './agent-call';
import { AgentLeg } from './agent-leg';
import { Dialog, type Route } from './dialog';
import { HandOvers } from './hand-over';
import type { Legs } from './legs';
import { type LineRelay, openLineRelay } from './line-relay';
import type { Queues } from './queue';
import type { Registrar } from './registrar';
import { SimulatedCall } from './simulated-call';
import { type Headers, newToken, quoted, type SipRequest } from './sip-message';
import { answer, type Connection } from './sip-server';
import { readReplaces } from './transfer';

type CallCommand = Extract<ExchangeCommand, { type: 'call' }>;

export interface SwitchboardPort extends Pick<Extract<ExchangeCommand, { type: 'start' }>, 'destinations' | 'handOverRingS'> {
  readonly registrar: Registrar;
  readonly legs: Legs;
  readonly queues: Queues;
  isAgent(user: string): boolean;
  routeOf(user: string): Route;
  onEvent(event: ExchangeEvent): void;
}

/** One party's call, and what belongs to it while it lasts. */
interface Line {
  readonly call: SimulatedCall;
  /** How the party came in. */
  command?: CallCommand;
  /** What the agent dialled to reach the party. */
  target?: string;
  /** Their poor line. */
  relay?: LineRelay;
}

/** Connects phones with simulated parties and with each other. It has no sound: session descriptions pass through it. */
export class Switchboard {
  readonly #port: SwitchboardPort;
  readonly #lines = new Map<string, Line>();
  readonly #handOvers: HandOvers;

  constructor(port: SwitchboardPort) {
    this.#port = port;
    const { destinations, handOverRingS, onEvent } = port;
    this.#handOvers = new HandOvers({
      destinations,
      handOverRingS,
      onEvent,
      consultedBy: (leg, dialog) => {
        const consulted = port.legs.named(dialog);
        if (!consulted?.isConfirmed || consulted === leg || consulted.user !== leg.user) return undefined;
        const line = [...this.#lines.values()].find(({ call }) => call.leg === consulted);
        return line?.target === undefined ? undefined : { call: line.call, number: line.target };
      },
    });
  }

  callOf(callId: string): SimulatedCall | undefined {
    return this.#lines.get(callId)?.call;
  }

  /** A caller comes in: to a queue, or to one agent's phone. */
  async enter(command: CallCommand): Promise<void> {
    const { callId, to } = command;
    const line = this.#createLine(callId);
    line.command = command;
    if (command.line) {
      const relay = await openLineRelay(command.line, Math.random).catch(() => undefined);
      if (line.call.isOver) {
        relay?.close();
        return; // hung up meanwhile
      }
      if (relay) line.relay = relay;
      else this.#port.onEvent({ type: 'log', level: 'warn', message: 'A poor line could not be made; the call has a good one' });
    }
    if ('queueId' in to) this.#port.queues.enter({ callId, queueId: to.queueId });
    else this.#ring(line.call, command, to.user);
  }

  ringFromQueue(callId: string, user: string, ringTimeoutMs: number): void {
    const line = this.#lines.get(callId);
    if (line?.command) this.#ring(line.call, line.command, user, ringTimeoutMs);
  }

  /** An agent dials: another agent, or a number that main plays. */
  dialled(request: SipRequest, user: string, connection: Connection): void {
    const { legs, routeOf, isAgent, onEvent } = this.#port;
    const target = request.ruri.user ?? '';
    const refusal = this.#refusalOf(request);
    if (refusal !== undefined) {
      answer(connection, request, refusal, { toTag: newToken() });
      return;
    }
    const leg = AgentLeg.dialled(user, request, routeOf(user));
    legs.add(leg);
    if (isAgent(target)) this.#ringAgent(leg, target);
    else {
      const line = this.#createLine(randomUUID());
      line.target = target;
      line.call.takeDialled(leg);
      onEvent({ type: 'dialled', callId: line.call.callId, user, target, sdp: leg.offer });
    }
  }

  /** Main refuses a call that an agent dialled. */
  refuse(callId: string, status: number): void {
    this.callOf(callId)?.refuse(status);
    this.#forget(callId);
  }

  close(): void {
    this.#handOvers.close();
    for (const { call } of this.#lines.values()) call.hangUp();
    this.#port.legs.hangUp();
  }

  #refusalOf(request: SipRequest): number | undefined {
    const replaces = request.getHeader('replaces');
    if (request.getHeader('contact') === undefined) return 400;
    if (this.#port.legs.begunBy(request)) return 482;
    if (replaces !== undefined) {
      const dialog = readReplaces(replaces);
      if (!dialog) return 400;
      return this.#port.legs.named(dialog) ? 403 : 481; // no call here is anybody's to take over (RFC 3891, 3)
    }
    if ((request.ruri.user ?? '') === '') return 404;
    return request.body === '' ? 488 : undefined;
  }

  #ringAgent(caller: AgentLeg, user: string): void {
    const callee = this.#createLeg(user, `<sip:${caller.user}@127.0.0.1>`);
    bridgeAgents(caller, callee ?? caller, () => this.#tidy());
    if (callee) callee.invite(caller.offer, []);
    else caller.refuse(480);
  }

  /** A leg to an agent's phone; undefined when it is not registered. `from` is who calls, as From has it. */
  #createLeg(user: string, from: string): AgentLeg | undefined {
    const { registrar, legs, routeOf } = this.#port;
    const contact = registrar.contactOf(user);
    if (contact === undefined) return undefined;
    const identity = { callId: newToken(), localAddress: from, remoteAddress: `<sip:${user}@127.0.0.1>`, localTag: newToken() };
    const leg = new AgentLeg(user, new Dialog(identity, contact, routeOf(user)));
    legs.add(leg);
    return leg;
  }

  #createLine(callId: string): Line {
    const { onEvent, queues } = this.#port;
    const call: SimulatedCall = new SimulatedCall(callId, {
      onEvent,
      onRefer: (referred, request) => this.#handOvers.begin(referred, request),
      onNotTaken: (notTaken, user, why) => {
        this.#tidy();
        onEvent({ type: 'not-taken', callId, user, why });
        if (!notTaken.isOver) queues.notTaken(callId, user, why);
      },
      onFree: () => {
        if (call.isOver) this.#forget(callId);
        this.#tidy();
      },
      toAgent: (sdp) => line.relay?.toAgent(sdp) ?? sdp,
      toParty: (sdp) => line.relay?.toParty(sdp) ?? sdp,
    });
    const line: Line = { call };
    this.#lines.set(callId, line);
    return line;
  }

  #ring(call: SimulatedCall, { number, name, headers, sdp }: CallCommand, user: string, ringTimeoutMs?: number): void {
    const uri = number === undefined ? 'sip:anonymous@anonymous.invalid' : `sip:${number}@127.0.0.1`;
    const address = name === undefined || number === undefined ? `<${uri}>` : `${quoted(name)} <${uri}>`;
    const leg = this.#createLeg(user, address);
    if (!leg) return;
    const identity: Headers = number === undefined ? [['Privacy', 'id']] : [['P-Asserted-Identity', address]];
    call.ring(leg, ringTimeoutMs, (offer) => leg.invite(offer, [...identity, ...Object.entries(headers)]), sdp);
  }

  #forget(callId: string): void {
    const line = this.#lines.get(callId);
    if (!line) return;
    this.#lines.delete(callId);
    this.#handOvers.forget(line.call);
    line.relay?.close();
    this.#port.queues.leave(callId);
  }

  #tidy(): void {
    this.#port.legs.tidy();
    this.#port.queues.serve();
  }
}
