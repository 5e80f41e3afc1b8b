import type { UA } from 'jssip';
import type { IncomingResponse } from 'jssip/lib/SIPMessage';
import type { LineProblem, LineState } from '../../../core/phone/line-state';
import { Lifetime } from '../../lifetime';
import { watchPreferredServer } from './fail-back';
import { stopListening, transportOf } from './jssip-internals';
import { registrationProblemOf } from './registration-problem';
import { retryDelayMs } from './retry-schedule';
import type { LinkLoss, OpenWebSocket, SocketLink } from './socket-link';

export interface RegistrationPort {
  readonly userAgent: UA;
  readonly link: SocketLink;
  /** WebSocket addresses, the preferred first. */
  readonly servers: readonly string[];
  readonly open: OpenWebSocket;
  readonly ownAddress: string;
  readonly random: () => number;
  /** Whether there is no call that would miss its server. */
  readonly isIdle: () => boolean;
  readonly onLine: (line: LineState) => void;
  /** Once a connection: the phone is where it is meant to be at this server, registered or resting, and requests reach it. */
  readonly onUp: () => void;
  /** Asks the server for any answer, which is told by `onAnswer`; its silence closes the socket. */
  readonly prove: () => void;
}

/** A server that took the connection but says nothing usable to REGISTER within this time counts as not answering. */
const answerWithinMs = 10_000;
/** An OPTIONS asked that much later than a REGISTER, and answered before it, doubts it: a PBX that was starting has dropped it. */
const doubtedAfterMs = 2000;
/** How long a server may take to answer that the phone leaves it. */
const leaveWithinMs = 1000;

/**
 * Keeps the account registered: connects to the servers in order, registers, renews (JsSIP does, before expiry), and
 * after any failure tries again by its own schedule, at once when `retryNow` is called. JsSIP's own recovery is off.
 *
 *   connecting --socket open--> connecting --200--> registered
 *       ^                          |                   |
 *       +---- timer, retryNow --- down <--- any loss --+
 *
 * Where no registration is wanted it rests at `off` with its socket open, once the server has answered an OPTIONS in place
 * of the REGISTER: calls may be dialled and go on all the same.
 *
 * At another server than the first, it goes back to that one as soon as it is well and no call goes on: it unregisters
 * first, so that nobody is rung where the phone is no longer.
 */
export class Registration {
  readonly #port: RegistrationPort;
  readonly #lifetime = new Lifetime();
  #isWanted = true;
  #isStarted = false;
  #isReturning = false;
  /** Whether a REGISTER of ours is unanswered. */
  #isAsking = false;
  #askedAt = 0;
  /** Whether one of them was doubted since the phone was up: the next has all its time, for the registrar may be slow. */
  #hasDoubted = false;
  #isUp = false;
  #line: LineState = { kind: 'off' };
  #server = 0;
  #failures = 0;
  #stopRetry: (() => void) | undefined;
  #stopWaiting: (() => void) | undefined;

  constructor(port: RegistrationPort) {
    this.#port = port;
    const { userAgent } = port;
    userAgent.on('connected', () => this.#onConnected());
    userAgent.on('disconnected', () => this.#onDisconnected());
    userAgent.on('registered', () => this.#onRegistered());
    userAgent.on('registrationFailed', ({ response, cause }) =>
      this.#onFailed(response as IncomingResponse | null, cause as string | undefined),
    );
    userAgent.on('unregistered', () => {
      if (this.#isReturning) this.#moveToFirst();
      else if (!this.#isWanted && this.isConnected) this.#rest();
    });
    this.#lifetime.add(() => stopListening(userAgent));
    const { servers, open, ownAddress, random } = port;
    const preferred = servers[0];
    if (preferred !== undefined && servers.length > 1)
      watchPreferredServer(this.#lifetime, {
        open,
        preferred,
        ownAddress,
        random,
        isHome: () => this.#isUp && this.#server === 0,
        mayReturn: () => this.#isUp && this.#server > 0 && port.isIdle(),
        onWell: () => this.#returnToFirst(),
      });
  }

  get isConnected(): boolean {
    return this.#port.link.isConnected();
  }

  get isRegistered(): boolean {
    return this.#line.kind === 'registered';
  }

  /** See `onUp`. */
  get isUp(): boolean {
    return this.#isUp;
  }

  start(): void {
    this.#connect();
  }

  /** Registers, or takes the registration back while the socket stays; one that is only being asked for, once it is there. */
  setWanted(isWanted: boolean): void {
    if (this.#lifetime.isEnded || this.#isWanted === isWanted) return;
    this.#isWanted = isWanted;
    if (!this.isConnected) {
      if (isWanted) this.retryNow();
      return;
    }
    if (isWanted) {
      this.#stopRetry?.();
      this.#register();
    } else if (!this.#isAsking) this.#leaveOrRest();
  }

  /** Tries at once and forgets earlier failures: the network is back, or a person asked. */
  retryNow(): void {
    if (this.#lifetime.isEnded || this.#line.kind !== 'down') return;
    this.#failures = 0;
    this.#server = 0;
    this.#retry();
  }

  /** The server has answered what is no REGISTER. */
  onAnswer(roundTripMs: number): void {
    if (this.#isAsking && !this.#isUp && !this.#hasDoubted && performance.now() - roundTripMs - this.#askedAt > doubtedAfterMs) {
      this.#hasDoubted = true;
      this.#clearTimers();
      this.#port.link.detach({ kind: 'detached' });
      this.#connect();
      return;
    }
    if (!this.#isWanted && !this.#isAsking && this.#line.kind === 'connecting' && this.isConnected) this.#rest();
  }

  /** Unregisters and closes the socket for good. */
  stop(): void {
    if (this.#lifetime.isEnded) return;
    this.#lifetime.end();
    this.#port.userAgent.stop();
    this.#port.onLine({ kind: 'off' });
  }

  #returnToFirst(): void {
    if (!this.isRegistered) {
      this.#moveToFirst();
      return;
    }
    this.#isReturning = true;
    this.#stopWaiting?.();
    this.#stopWaiting = this.#lifetime.after(leaveWithinMs, () => this.#moveToFirst());
    this.#port.userAgent.unregister();
  }

  #moveToFirst(): void {
    this.#isReturning = false;
    this.#clearTimers();
    // a call has come in the last moment
    if (!this.#port.isIdle()) {
      if (this.#isWanted) this.#register();
      else this.#rest();
      return;
    }
    this.#port.link.detach({ kind: 'detached' });
    this.#server = 0;
    this.#connect();
  }

  #retry(): void {
    this.#clearTimers();
    if (this.isConnected) {
      this.#tell({ kind: 'connecting', since: Date.now() });
      this.#register();
    } else this.#connect();
  }

  #connect(): void {
    const { userAgent, link, servers } = this.#port;
    link.aim(servers[this.#server] ?? servers[0] ?? '');
    this.#tell({ kind: 'connecting', since: this.#line.kind === 'connecting' ? this.#line.since : Date.now() });
    if (!this.#isStarted) {
      this.#isStarted = true;
      userAgent.start();
      return;
    }
    const transport = transportOf(userAgent);
    clearTimeout(transport.recovery_timer ?? undefined);
    transport.connect();
  }

  #onConnected(): void {
    if (this.#isWanted) this.#register();
    else this.#port.prove();
  }

  /** Without a registration, as wished: at once, or when the server has taken it back. */
  #leaveOrRest(): void {
    if (this.#port.userAgent.isRegistered()) this.#port.userAgent.unregister();
    else this.#rest();
  }

  #rest(): void {
    this.#clearTimers();
    this.#failures = 0;
    this.#tell({ kind: 'off', server: this.#port.link.url });
    this.#beUp();
  }

  #beUp(): void {
    if (this.#isUp) return;
    this.#isUp = true;
    this.#port.onUp();
  }

  #register(): void {
    this.#isAsking = true;
    this.#askedAt = performance.now();
    this.#stopWaiting?.();
    this.#stopWaiting = this.#lifetime.after(answerWithinMs, () => this.#port.link.detach({ kind: 'silent' }));
    this.#port.userAgent.register();
  }

  #onRegistered(): void {
    this.#isAsking = false;
    this.#clearTimers();
    if (!this.#isWanted) {
      this.#leaveOrRest();
      return;
    }
    this.#failures = 0;
    this.#hasDoubted = false;
    this.#tell({ kind: 'registered', since: Date.now(), server: this.#port.link.url });
    this.#beUp();
  }

  #onFailed(response: IncomingResponse | null, cause: string | undefined): void {
    this.#isAsking = false;
    // a lost socket is told by `disconnected`
    if (cause === 'Connection Error') return;
    if (!this.#isWanted) {
      this.#rest();
      return;
    }
    const problem = registrationProblemOf(response?.status_code, cause);
    this.#fail(problem, response ? `${response.status_code} ${response.reason_phrase}`.slice(0, 128) : undefined);
    // a server that cannot serve is left for the next one
    if (this.#port.servers.length > 1 && (problem === 'refused' || problem === 'timeout')) this.#port.link.detach({ kind: 'detached' });
  }

  #onDisconnected(): void {
    const loss = this.#port.link.lastLoss;
    const wasUp = this.#isUp;
    this.#isReturning = false;
    this.#isAsking = false;
    this.#isUp = false;
    if (this.#lifetime.isEnded || loss?.kind === 'detached') return;
    if (wasUp) this.#server = 0;
    this.#fail(loss?.kind === 'silent' ? 'timeout' : 'unreachable', loss && describeLoss(loss), wasUp);
  }

  #fail(problem: LineProblem, detail: string | undefined, wasUp = false): void {
    this.#clearTimers();
    this.#isUp = false;
    const { servers, random } = this.#port;
    let delayMs: number;
    if (!wasUp && problem !== 'wrong-credentials' && problem !== 'unknown-account' && this.#server + 1 < servers.length) {
      this.#server += 1;
      delayMs = 50;
    } else {
      if (!wasUp) this.#server = 0;
      this.#failures += 1;
      delayMs = retryDelayMs(problem, this.#failures, random());
    }
    const now = Date.now();
    this.#tell({ kind: 'down', since: now, problem, ...(detail && { detail }), retryAt: now + delayMs });
    this.#stopRetry = this.#lifetime.after(delayMs, () => this.#retry());
  }

  #clearTimers(): void {
    this.#stopRetry?.();
    this.#stopWaiting?.();
  }

  #tell(line: LineState): void {
    if (line.kind === this.#line.kind && line.kind !== 'down' && line.kind !== 'registered') return;
    this.#line = line;
    this.#port.onLine(line);
  }
}

function describeLoss(loss: LinkLoss): string {
  switch (loss.kind) {
    case 'closed':
      return `WebSocket ${loss.wasOpen ? 'closed' : 'refused'}, code ${loss.code}`;
    case 'connect-timeout':
      return 'WebSocket did not open in time';
    case 'silent':
      return 'no answer';
    case 'detached':
      return 'left';
  }
}
