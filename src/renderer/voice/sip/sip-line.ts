import { UA } from 'jssip';
import type { RTCSession } from 'jssip/lib/RTCSession';
import type { IncomingRequest } from 'jssip/lib/SIPMessage';
import type { CallerIdentity } from '../../../core/calls/caller-identity';
import type { CoachNews } from '../../../core/calls/coach';
import type { IdentityHeaders, PhoneAccount, PhoneSecret } from '../../../core/phone/account';
import type { Handover } from '../../../core/phone/handover';
import type { LineState } from '../../../core/phone/line-state';
import type { MailboxSummary } from '../../../core/phone/mailbox';
import { Lifetime } from '../../lifetime';
import { asksForAnswer } from './answer-mark';
import { offersAudio } from './audio-offer';
import { CallLeg } from './call-leg';
import type { CallLegEvents, CallLegPort } from './call-leg-port';
import { type ReadHeader, readCallerIdentity } from './caller-identity';
import { hearOfCoach } from './coach-messages';
import { connectionConfiguration } from './connection-configuration';
import { handoverHeaders } from './handover-headers';
import { Hints } from './hints';
import { listenTo, normalizeTarget } from './jssip-internals';
import { type Liveness, watchLiveness } from './liveness';
import { LocalAddresses } from './local-addresses';
import { Mailbox } from './mailbox';
import { Messages } from './messages';
import { nextNumber } from './redirection';
import { Registration } from './registration';
import { type OpenWebSocket, SocketLink } from './socket-link';
import { type HasSlept, watchSleep } from './wake-watch';

interface SipLineEvents {
  onLine(line: LineState): void;
  /** An INVITE; the answer is what is told of the call from then on. */
  onIncoming(leg: CallLeg, identity: CallerIdentity, isAnswerWanted: boolean): void;
  /** The server has answered an OPTIONS. */
  onAnswer(roundTripMs: number): void;
  /** A dialled call was sent on to another number, and goes on as this leg. */
  onRedirected(leg: CallLeg): void;
  onHint(target: string, on: boolean): void;
  onHintLost(target: string): void;
  onCoach(news: CoachNews): void;
  onMailbox(summary: MailboxSummary): void;
  onMailboxLost(): void;
  /** JsSIP threw over a message from the server; the name of the fault. */
  onFault(fault: string): void;
}

export interface SipLineOptions {
  readonly account: PhoneAccount;
  readonly secret: PhoneSecret;
  readonly headers: IdentityHeaders;
  readonly userAgent: string;
  /** See the `connect` command. */
  readonly instanceId: string;
  readonly events: SipLineEvents;
  /** What is told of a call, made before the call itself. */
  readonly eventsOf: (callId: string) => CallLegEvents;
  readonly newCallId: () => string;
  readonly open: OpenWebSocket;
  readonly random: () => number;
  /** See `WakeWatchPort`. */
  readonly uptimeMs: () => Promise<number>;
}

/** More calls than this at a time are a fault of the PBX or an attack; further ones hear busy. */
const mostCalls = 8;

/** One account at one PBX: its registration, its calls, messages and hints. The only door to JsSIP. */
export class SipLine {
  readonly #options: SipLineOptions;
  readonly #userAgent: UA;
  readonly #liveness: Liveness;
  readonly #registration: Registration;
  readonly #hints: Hints;
  readonly #mailbox: Mailbox;
  readonly #messages: Messages;
  readonly #lifetime = new Lifetime();
  readonly #addresses = new LocalAddresses(() => new RTCPeerConnection(connectionConfiguration));
  readonly #legs = new Set<CallLeg>();
  readonly #hasSlept: HasSlept;

  constructor(options: SipLineOptions) {
    const { account, events, random } = options;
    this.#options = options;
    const link = new SocketLink(account.servers[0] ?? '', options.open, (fault) => events.onFault(fault));
    this.#userAgent = new UA(configurationOf(options, link));
    listenTo(this.#userAgent, 'newRTCSession', ({ session, request }: { session: RTCSession; request: IncomingRequest }) => {
      if ((session.direction as string) === 'incoming') this.#receive(session, request);
    });
    hearOfCoach(this.#userAgent, (news) => events.onCoach(news));
    this.#messages = new Messages(this.#userAgent, () => this.isReady);
    this.#hints = new Hints({
      userAgent: this.#userAgent,
      domain: account.domain,
      random,
      onHint: (target, on) => events.onHint(target, on),
      onLost: (target) => events.onHintLost(target),
    });
    this.#mailbox = new Mailbox({
      userAgent: this.#userAgent,
      domain: account.domain,
      random,
      onSummary: (summary) => events.onMailbox(summary),
      onLost: () => events.onMailboxLost(),
    });
    this.#registration = new Registration({
      userAgent: this.#userAgent,
      link,
      servers: account.servers,
      open: options.open,
      ownAddress: ownAddressOf(account),
      random,
      isIdle: () => this.#legs.size === 0,
      onLine: (line) => events.onLine(line),
      onUp: () => this.#onUp(),
      prove: () => this.#liveness.check(),
    });
    this.#userAgent.on('disconnected', () => this.#onLinkLost());
    this.#hasSlept = watchSleep(this.#lifetime, { uptimeMs: options.uptimeMs, onWake: () => this.retryNow() });
    this.#liveness = watchLiveness(this.#lifetime, {
      userAgent: this.#userAgent,
      link,
      domain: account.domain,
      onAnswer: (roundTripMs) => {
        events.onAnswer(roundTripMs);
        this.#registration.onAnswer(roundTripMs);
      },
    });
  }

  get isReady(): boolean {
    return this.#registration.isConnected;
  }

  start(): void {
    this.#registration.start();
  }

  stop(): void {
    this.#lifetime.end();
    this.#hints.end();
    this.#mailbox.end();
    this.#registration.stop();
    for (const leg of this.#legs) leg.onLineLost();
  }

  setRegistered(isWanted: boolean): void {
    this.#registration.setWanted(isWanted);
  }

  /**
   * The network may be another one, or the PC has slept, or a person asked: tries again at once, or proves that all is well.
   * Calls find new candidates where it is not proven that their sound still takes the old ones.
   */
  retryNow(): void {
    this.#addresses.learn(this.#lifetime);
    this.#registration.retryNow();
    this.#liveness.check();
    if (this.#registration.isUp) for (const leg of this.#legs) leg.onLineReady();
  }

  /** The SIP address of a number, or of what is an address already; null when it is neither. */
  addressOf(target: string): string | null {
    return normalizeTarget(this.#userAgent, withoutSeparators(target))?.toString() ?? null;
  }

  /** Calls a number or address; null when it is neither, or the line is down. `tried`: where it was sent on from. */
  dial(
    callId: string,
    target: string,
    track: MediaStreamTrack,
    handover: Handover = {},
    tried: readonly string[] = [withoutSeparators(target)],
  ): CallLeg | null {
    if (!this.isReady || !this.#userAgent.isConnected()) return null;
    let session: RTCSession;
    try {
      session = this.#userAgent.call(withoutSeparators(target), {
        mediaStream: new MediaStream([track]),
        pcConfig: connectionConfiguration,
        extraHeaders: handoverHeaders(handover, this.#options.headers),
      });
    } catch {
      return null;
    }
    const leg = this.#lead(callId, session, { number: target.slice(0, 64), isWithheld: false }, (answer) => {
      const next = nextNumber(answer, tried);
      const leg = next === undefined ? null : this.dial(callId, next, track, handover, [...tried, next]);
      if (leg) this.#options.events.onRedirected(leg);
      return leg !== null;
    });
    leg.own(track);
    return leg;
  }

  /** SIP MESSAGE (RFC 3428); `onSettled` gets its final status, 0 when there was none. */
  sendMessage(target: string, body: string, onSettled: (status: number) => void): void {
    this.#messages.send(target, body, onSettled);
  }

  watchHint(target: string): void {
    this.#hints.watch(target);
  }

  watchMailbox(user: string): void {
    this.#mailbox.watch(user);
  }

  #receive(session: RTCSession, request: IncomingRequest): void {
    if (request.body && !offersAudio(request.body)) {
      session.terminate({ status_code: 488 });
      return;
    }
    const hasSlept = this.#hasSlept();
    if (hasSlept === false) this.#offer(session, request);
    else if (hasSlept === true) refuseOldOffer(session);
    else
      void hasSlept.then((hasSlept) => {
        if (session.isEnded()) return;
        if (hasSlept) refuseOldOffer(session);
        else this.#offer(session, request);
      });
  }

  #offer(session: RTCSession, request: IncomingRequest): void {
    if (this.#legs.size >= mostCalls) {
      session.terminate({ status_code: 486 });
      return;
    }
    const readHeader: ReadHeader = (name) => request.getHeader(name);
    const identity = readCallerIdentity(readHeader, this.#options.headers);
    const leg = this.#lead(this.#options.newCallId(), session, identity);
    this.#options.events.onIncoming(leg, identity, asksForAnswer(readHeader));
  }

  #lead(callId: string, session: RTCSession, identity: CallerIdentity, follow: CallLegPort['follow'] = () => false): CallLeg {
    const { account, headers, random } = this.#options;
    const events = this.#options.eventsOf(callId);
    const leg = new CallLeg({
      callId,
      session,
      identity,
      headers,
      addresses: this.#addresses,
      random,
      follow: (answer) => {
        const isFollowed = follow(answer);
        if (isFollowed) this.#legs.delete(leg);
        return isFollowed;
      },
      sendsDigitsByInfo: account.digits === 'info',
      isLineReady: () => this.#registration.isRegistered || (this.isReady && this.#userAgent.isConnected()),
      events: {
        ...events,
        onEnded: (cause, detail) => {
          if (!leg.isByeDue) this.#legs.delete(leg);
          events.onEnded(cause, detail);
        },
      },
    });
    this.#legs.add(leg);
    return leg;
  }

  #onUp(): void {
    for (const leg of this.#legs) {
      leg.onLineReady();
      if (leg.isOver) this.#legs.delete(leg);
    }
    this.#addresses.learn(this.#lifetime); // not before: it takes what the first REGISTER needs
    this.#hints.onLineReady();
    this.#mailbox.onLineReady();
  }

  #onLinkLost(): void {
    this.#hints.onLineLost();
    this.#mailbox.onLineLost();
    for (const leg of this.#legs) leg.onLineLost();
  }
}

/** Its caller may have gone long ago: a ring for nobody. A queue that still has the caller offers again. */
function refuseOldOffer(session: RTCSession): void {
  session.terminate({ status_code: 480 });
}

/** A number as it is dialled; anything else stays as it is. */
function withoutSeparators(target: string): string {
  return /^\s*\+?[\d*#\s().\-/]+$/.test(target) ? target.replace(/[\s().\-/]/g, '') : target.trim();
}

function ownAddressOf({ user, domain }: PhoneAccount): string {
  return `sip:${encodeURIComponent(user)}@${domain}`;
}

function configurationOf(
  { account, secret, userAgent, instanceId }: SipLineOptions,
  link: SocketLink,
): ConstructorParameters<typeof UA>[0] {
  const never = 86_400;
  return {
    sockets: [link],
    uri: ownAddressOf(account),
    authorization_user: account.authUser ?? account.user,
    ...(account.displayName && { display_name: account.displayName }),
    ...(secret.kind === 'password' ? { password: secret.password } : { ha1: secret.ha1.toLowerCase(), realm: secret.realm }),
    register: false,
    register_expires: account.registerExpiresS,
    session_timers: false,
    user_agent: userAgent,
    instance_id: `uuid:${instanceId}`,
    // the PBX decides how long a call rings
    no_answer_timeout: 3600,
    connection_recovery_min_interval: never,
    connection_recovery_max_interval: never,
  };
}
