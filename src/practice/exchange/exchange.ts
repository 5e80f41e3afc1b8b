import { randomUUID } from 'node:crypto';
import type { ExchangeCommand, ExchangeEvent } from '../../contract/practice/exchange';
import { bridgeAgents } from './agent-call';
import { AgentLeg } from './agent-leg';
import { allowedMethods, Dialog, type Route } from './dialog';
import { Digest } from './digest';
import { Hints } from './hints';
import { type LineRelay, openLineRelay } from './line-relay';
import { Queues, type Waiting } from './queue';
import { Registrar } from './registrar';
import { SimulatedCall } from './simulated-call';
import { type Headers, newToken, quoted, type SipRequest } from './sip-message';
import { answer, type Connection, type SipServer, startSipServer } from './sip-server';
import { readReferTo, sipFragment } from './transfer';

type StartCommand = Extract<ExchangeCommand, { type: 'start' }>;
type CallCommand = Extract<ExchangeCommand, { type: 'call' }>;

/** An exchange that listens. */
export interface PracticeExchange {
  readonly port: number;
  handle(command: Exclude<ExchangeCommand, StartCommand>): void;
  close(): void;
}

/** User whom a MESSAGE with `pause <reason>` or `ready` goes to, as in the PBX configuration we recommend. */
const presenceUser = 'agent';

/** How long the agent's phone may take to hang up after it has handed the caller over. */
const handOverMs = 5000;

/** Methods that need no dialog and no credentials. */
const openMethods: ReadonlySet<string> = new Set(['OPTIONS', 'ACK', 'CANCEL']);

/**
 * Starts the practice exchange: registrar, queues and back-to-back user agent (RFC 3261) on loopback, for practice and
 * tests only. It has no sound: session descriptions pass through it.
 */
export async function startExchange(
  { agents, queues: queuePlans, destinations }: Omit<StartCommand, 'type'>,
  onEvent: (event: ExchangeEvent) => void,
): Promise<PracticeExchange> {
  const digest = new Digest(agents, Date.now);
  const legs = new Set<AgentLeg>();
  const calls = new Map<string, SimulatedCall>();
  const commands = new Map<string, CallCommand>();
  const targets = new Map<string, string>();
  const relays = new Map<string, LineRelay>();
  const users = agents.map(({ user }) => user);

  const registrar = new Registrar((user, on) => {
    onEvent({ type: 'registered', user, on });
    if (on) queues.serve();
  });
  const hints = new Hints((target) => {
    const found = readPauseHint(target);
    return found && queues.has(found.queueId) && digest.knows(found.user) ? queues.isPaused(found.queueId, found.user) : undefined;
  });
  const queues: Queues = new Queues({
    queues: queuePlans,
    agents: users,
    isFree: (user) => registrar.has(user) && ![...legs].some((leg) => leg.user === user && leg.isBusy),
    ring: ringFromQueue,
    onPause: (queueId, user) => hints.changed(pauseHint(queueId, user)),
  });
  const server: SipServer = await startSipServer({
    onRequest: receive,
    onClosed: (connection) => registrar.forget(connection),
    onLog: (level, message) => onEvent({ type: 'log', level, message }),
  });

  function routeOf(user: string): Route {
    return { server, connection: () => registrar.connectionOf(user) };
  }

  function receive(request: SipRequest, connection: Connection): void {
    const leg = legOf(request);
    if (leg) {
      leg.handle(request);
      if (leg.isOver) legs.delete(leg);
    } else if (request.to_tag !== undefined && request.method !== 'SUBSCRIBE' && request.method !== 'REGISTER') {
      if (request.method !== 'ACK') answer(connection, request, 481, { toTag: newToken() });
    } else if (openMethods.has(request.method)) {
      if (request.method === 'OPTIONS') answer(connection, request, 200, { toTag: newToken(), headers: [['Allow', allowedMethods]] });
      else if (request.method === 'CANCEL') answer(connection, request, 481, { toTag: newToken() });
    } else {
      const user = authenticate(request, connection);
      if (user !== undefined) serve(request, user, connection);
    }
  }

  function legOf(request: SipRequest): AgentLeg | undefined {
    return [...legs].find(({ dialog }) => {
      if (dialog.identity.callId !== request.call_id) return false;
      return request.method === 'CANCEL' ? dialog.remoteTag === request.from_tag : dialog.identity.localTag === request.to_tag;
    });
  }

  /** Answers a challenge where the credentials are missing or wrong; a From of somebody else is refused. */
  function authenticate(request: SipRequest, connection: Connection): string | undefined {
    const verdict = digest.judge(request);
    if (typeof verdict === 'object' && verdict.user === request.from.uri.user) {
      registrar.seen(verdict.user, connection);
      return verdict.user;
    }
    if (typeof verdict === 'object') answer(connection, request, 403, { toTag: newToken() });
    else {
      const headers: Headers = [['WWW-Authenticate', digest.challenge(verdict === 'stale')]];
      answer(connection, request, 401, { toTag: newToken(), headers });
    }
    return undefined;
  }

  function serve(request: SipRequest, user: string, connection: Connection): void {
    switch (request.method) {
      case 'REGISTER':
        registrar.register(request, user, connection);
        break;
      case 'SUBSCRIBE':
        hints.subscribe(request, routeOf(user));
        break;
      case 'MESSAGE':
        receiveMessage(request, user, connection);
        break;
      case 'INVITE':
        dialled(request, user, connection);
        break;
      default:
        answer(connection, request, allowedMethods.includes(request.method) ? 405 : 501, { toTag: newToken() });
    }
  }

  function receiveMessage(request: SipRequest, user: string, connection: Connection): void {
    const [verb] = request.body.trim().split(' ', 1);
    const isKnown = request.ruri.user === presenceUser && (verb === 'pause' || verb === 'ready');
    answer(connection, request, isKnown ? 202 : 404, { toTag: newToken() });
    if (isKnown) queues.setPaused(user, verb === 'pause');
  }

  function dialled(request: SipRequest, user: string, connection: Connection): void {
    const target = request.ruri.user ?? '';
    if (request.body === '' || target === '') {
      answer(connection, request, request.body === '' ? 488 : 404, { toTag: newToken() });
      return;
    }
    const leg = AgentLeg.dialled(user, request, routeOf(user));
    legs.add(leg);
    if (digest.knows(target)) ringAgent(leg, target);
    else {
      const call = createCall(randomUUID());
      targets.set(call.callId, target);
      call.takeDialled(leg);
      onEvent({ type: 'dialled', callId: call.callId, user, target, sdp: leg.offer });
    }
  }

  function ringAgent(caller: AgentLeg, user: string): void {
    const callee = createLeg(user, `<sip:${caller.user}@127.0.0.1>`);
    bridgeAgents(caller, callee ?? caller, tidy);
    if (callee) callee.invite(caller.offer, []);
    else caller.refuse(480);
  }

  /** A leg to an agent's phone; undefined when it is not registered. `from` is who calls, as From has it. */
  function createLeg(user: string, from: string): AgentLeg | undefined {
    const contact = registrar.contactOf(user);
    if (contact === undefined) return undefined;
    const identity = { callId: newToken(), localAddress: from, remoteAddress: `<sip:${user}@127.0.0.1>`, localTag: newToken() };
    const leg = new AgentLeg(user, new Dialog(identity, contact, routeOf(user)));
    legs.add(leg);
    return leg;
  }

  function createCall(callId: string): SimulatedCall {
    const call: SimulatedCall = new SimulatedCall(callId, {
      onEvent,
      onRefer: handOver,
      onNotTaken(notTaken, user, why) {
        tidy();
        onEvent({ type: 'not-taken', callId, user, why });
        if (!notTaken.isOver) queues.notTaken(callId, user, why);
      },
      onFree() {
        if (call.isOver) forget(callId);
        tidy();
      },
      toAgent: (sdp) => relays.get(callId)?.toAgent(sdp) ?? sdp,
      toParty: (sdp) => relays.get(callId)?.toParty(sdp) ?? sdp,
    });
    calls.set(callId, call);
    return call;
  }

  function ringFromQueue({ callId }: Waiting, user: string, ringTimeoutMs: number): void {
    const call = calls.get(callId);
    const command = commands.get(callId);
    if (call && command) ring(call, command, user, ringTimeoutMs);
  }

  function ring(call: SimulatedCall, { number, name, headers, sdp }: CallCommand, user: string, ringTimeoutMs?: number): void {
    const uri = number === undefined ? 'sip:anonymous@anonymous.invalid' : `sip:${number}@127.0.0.1`;
    const address = name === undefined || number === undefined ? `<${uri}>` : `${quoted(name)} <${uri}>`;
    const leg = createLeg(user, address);
    if (!leg) return;
    const identity: Headers = number === undefined ? [['Privacy', 'id']] : [['P-Asserted-Identity', address]];
    call.ring(leg, ringTimeoutMs, (offer) => leg.invite(offer, [...identity, ...Object.entries(headers)]), sdp);
  }

  /** The agent hands the caller over. What becomes of the caller is main's to play; the agent's leg ends. */
  function handOver(call: SimulatedCall, request: SipRequest): void {
    const { leg } = call;
    const target = readReferTo(request);
    if (!leg || !target) {
      leg?.dialog.answer(request, 400);
      return;
    }
    leg.dialog.answer(request, 202);
    const notify = (statusLine: string, isLast: boolean): void => {
      const state = isLast ? 'terminated;reason=noresource' : 'active;expires=60';
      const headers: Headers = [
        ['Event', `refer;id=${request.cseq}`],
        ['Subscription-State', state],
      ];
      leg.dialog.send('NOTIFY', () => undefined, { headers, body: sipFragment(statusLine) });
    };
    notify('100 Trying', false);
    const consulted = target.replaces && consultedBy(leg, target.replaces);
    const number = consulted ? (targets.get(consulted.callId) ?? target.user) : target.user;
    if (target.replaces ? !consulted : !destinations.includes(number)) {
      notify(target.replaces ? '481 Call/Transaction Does Not Exist' : '404 Not Found', true);
      return;
    }
    notify('200 OK', true);
    const way = consulted ? 'attended' : 'blind';
    call.end({ type: 'transferred', callId: call.callId, target: number, way, headers: ownHeaders(request) });
    const consultedLeg = consulted?.leg;
    consulted?.end({ type: 'ended', callId: consulted.callId, by: 'exchange' });
    consultedLeg?.hangUp();
    setTimeout(() => leg.hangUp(), handOverMs).unref();
  }

  function consultedBy(
    leg: AgentLeg,
    { callId, toTag, fromTag }: { callId: string; toTag: string; fromTag: string },
  ): SimulatedCall | undefined {
    return [...calls.values()].find((call) => {
      if (!call.leg || call.leg === leg || call.leg.user !== leg.user) return false;
      const { identity, remoteTag } = call.leg.dialog;
      // Replaces has the tags as the one who is referred would have them (RFC 3891, 3)
      return identity.callId === callId && [toTag, fromTag].includes(identity.localTag) && [toTag, fromTag].includes(remoteTag ?? '');
    });
  }

  function forget(callId: string): void {
    calls.delete(callId);
    commands.delete(callId);
    targets.delete(callId);
    relays.get(callId)?.close();
    relays.delete(callId);
    queues.leave(callId);
  }

  function tidy(): void {
    for (const leg of legs) if (leg.isOver) legs.delete(leg);
    queues.serve();
  }

  async function enter(command: CallCommand): Promise<void> {
    const call = createCall(command.callId);
    if (command.line) {
      const relay = await openLineRelay(command.line, Math.random).catch(() => undefined);
      if (relay && !calls.has(command.callId)) relay.close();
      else if (relay) relays.set(command.callId, relay);
      else onEvent({ type: 'log', level: 'warn', message: 'A poor line could not be made; the call has a good one' });
      if (call.isOver) return; // hung up meanwhile
    }
    commands.set(command.callId, command);
    if ('queueId' in command.to) queues.enter({ callId: command.callId, queueId: command.to.queueId });
    else ring(call, command, command.to.user);
  }

  function close(): void {
    for (const leg of legs) leg.hangUp();
    for (const relay of relays.values()) relay.close();
    hints.close();
    registrar.close();
    server.close();
  }

  return {
    port: server.port,
    handle(command) {
      switch (command.type) {
        case 'call':
          void enter(command);
          break;
        case 'hang-up':
          calls.get(command.callId)?.hangUp();
          break;
        case 'accept':
          calls.get(command.callId)?.accept(command.sdp);
          break;
        case 'refuse':
          calls.get(command.callId)?.refuse(command.status);
          forget(command.callId);
          break;
        case 'answer-offer':
          calls.get(command.callId)?.answerOffer(command.requestId, command.sdp);
          break;
        case 'stop':
          close();
          break;
        default:
          command satisfies never;
      }
    },
    close,
  };
}

/** Headers that a centre's programs add to a REFER to tell the story along. */
function ownHeaders(request: SipRequest): Record<string, string> {
  const lines = request.data.split('\r\n\r\n', 1)[0]?.split('\r\n') ?? [];
  return Object.fromEntries(
    lines.flatMap((line) => {
      const [, name, value] = /^(X-[\w-]+)\s*:\s*(.*)$/i.exec(line) ?? [];
      return name !== undefined && value !== undefined ? [[name, value] as const] : [];
    }),
  );
}

/** The hint that tells whether a queue has paused an agent, by the name that Asterisk gives it. */
function pauseHint(queueId: string, user: string): string {
  return `Queue:${queueId}_pause_PJSIP/${user}`;
}

function readPauseHint(target: string): { queueId: string; user: string } | undefined {
  const [, queueId, user] = /^Queue:(.+)_pause_PJSIP\/(.+)$/.exec(target) ?? [];
  return queueId === undefined || user === undefined ? undefined : { queueId, user };
}
