import type { ExchangeCommand, ExchangeEvent } from '../../contract/practice/exchange';
import { allowedMethods, type Route } from './dialog';
import { Digest } from './digest';
import { Hints } from './hints';
import { Legs } from './legs';
import { pauseHint, readPauseHint } from './pause-hint';
import { Queues } from './queue';
import { createReception } from './reception';
import { Registrar } from './registrar';
import { newToken, type SipRequest } from './sip-message';
import { answer, type Connection, type SipServer, startSipServer } from './sip-server';
import { Switchboard } from './switchboard';

type StartCommand = Extract<ExchangeCommand, { type: 'start' }>;

/** An exchange that listens. */
export interface PracticeExchange {
  readonly port: number;
  handle(command: Exclude<ExchangeCommand, StartCommand>): void;
  close(): void;
}

/** User whom a MESSAGE with `pause <reason>` or `ready` goes to, as in the PBX configuration we recommend. */
const presenceUser = 'agent';

/**
 * Starts the practice exchange: registrar, queues and back-to-back user agent (RFC 3261) on loopback, for practice and
 * tests only. It has no sound: session descriptions pass through it.
 */
export async function startExchange(
  { agents, queues: queuePlans, destinations, handOverRingS }: Omit<StartCommand, 'type'>,
  onEvent: (event: ExchangeEvent) => void,
): Promise<PracticeExchange> {
  const digest = new Digest(agents, Date.now);
  const legs = new Legs();
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
    agents: agents.map(({ user }) => user),
    isFree: (user) => registrar.has(user) && !legs.isBusy(user),
    ring: ({ callId }, user, ringTimeoutMs) => switchboard.ringFromQueue(callId, user, ringTimeoutMs),
    onPause: (queueId, user) => hints.changed(pauseHint(queueId, user)),
  });
  const switchboard: Switchboard = new Switchboard({
    registrar,
    legs,
    queues,
    destinations,
    handOverRingS,
    isAgent: (user) => digest.knows(user),
    routeOf,
    onEvent,
  });
  const server: SipServer = await startSipServer({
    onRequest: createReception({ digest, registrar, legs, serve, onHeard: () => legs.tidy() }),
    onClosed: (connection) => registrar.forget(connection),
    onLog: (level, message) => onEvent({ type: 'log', level, message }),
  });

  function routeOf(user: string): Route {
    return { server, connection: () => registrar.connectionOf(user) };
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
        switchboard.dialled(request, user, connection);
        break;
      default:
        answer(connection, request, allowedMethods.includes(request.method) ? 405 : 501, { toTag: newToken() });
    }
  }

  function receiveMessage(request: SipRequest, user: string, connection: Connection): void {
    const [verb] = request.body.trim().split(' ', 1);
    const isForUs = request.ruri.user === presenceUser;
    const isKnown = verb === 'pause' || verb === 'ready';
    answer(connection, request, isForUs ? (isKnown ? 202 : 488) : 404, { toTag: newToken() });
    if (isForUs && isKnown) queues.setPaused(user, verb === 'pause');
  }

  function close(): void {
    queues.close();
    switchboard.close();
    hints.close();
    registrar.close();
    server.close();
  }

  return {
    port: server.port,
    handle(command) {
      switch (command.type) {
        case 'call':
          void switchboard.enter(command);
          break;
        case 'hang-up':
          switchboard.callOf(command.callId)?.hangUp();
          break;
        case 'accept':
          switchboard.callOf(command.callId)?.accept(command.sdp);
          break;
        case 'refuse':
          switchboard.refuse(command.callId, command.status);
          break;
        case 'answer-offer':
          switchboard.callOf(command.callId)?.answerOffer(command.requestId, command.sdp);
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
