import type { EndEvent, IncomingEvent, OutgoingEvent, ReInviteEvent, RTCSession } from 'jssip/lib/RTCSession';
import type { CallDirection, CallEndCause } from '../../../core/calls/call';
import type { CallerIdentity } from '../../../core/calls/caller-identity';
import type { TransferProblem } from '../../../core/calls/transfer';
import type { Handover } from '../../../core/phone/handover';
import { Lifetime } from '../../lifetime';
import { measureQuality } from '../quality/quality-meter';
import { offersAudio } from './audio-offer';
import type { CallLegPort } from './call-leg-port';
import { readChangedIdentity } from './caller-identity';
import { watchReturn } from './caller-return';
import { connectionConfiguration } from './connection-configuration';
import { createDigitSender, type DigitSender } from './digits';
import { endCauseOf } from './end-cause';
import { handoverHeaders } from './handover-headers';
import { type IncomingMessage, internalsOf, stopListening } from './jssip-internals';
import { doesSoundCome, isPathAnswered } from './media-path';
import { watchMedia } from './media-watch';
import { Renegotiation } from './renegotiation';
import { watchSilence } from './silence-watch';
import { referToAddress, referToCall, Transfer } from './transfer';
import type { VoiceMix } from './voice-mix';

/**
 * One call over one JsSIP session. The session is reached through this object only: JsSIP may report, but it ends no
 * established call by itself, and everything said after the end is ignored.
 */
export class CallLeg {
  readonly callId: string;
  readonly direction: CallDirection;
  readonly lifetime = new Lifetime();

  readonly #port: CallLegPort;
  readonly #session: RTCSession;
  readonly #terminate: RTCSession['terminate'];
  readonly #renegotiation: Renegotiation;
  readonly #digits: DigitSender;
  readonly #transfer: Transfer;
  #identity: CallerIdentity;
  #track: MediaStreamTrack | undefined;
  #through: VoiceMix | undefined;
  #sentTrack: MediaStreamTrack | undefined;
  #asked: 'hang-up' | 'reject' | undefined;
  #isTalking = false;
  #isMuted = false;
  #sendsMix = false;
  #isHeldByOther = false;
  #isOver = false;
  #isByeDue = false;
  #renewals = 0;
  #onMediaFailing = (): void => {};

  constructor(port: CallLegPort) {
    this.#port = port;
    this.#session = port.session;
    this.callId = port.callId;
    this.direction = (port.session.direction as string) === 'incoming' ? 'inbound' : 'outbound';
    this.#identity = port.identity;
    this.#digits = createDigitSender(port.session, this.lifetime, port.sendsDigitsByInfo);
    const terminate = port.session.terminate.bind(port.session);
    this.#terminate = (options) => {
      // JsSIP notes this only while it does not ring there, and else leaves an answer that crosses the CANCEL to itself
      if (this.direction === 'outbound' && !this.#isTalking) internalsOf(port.session)._is_canceled = true;
      terminate(options);
    };
    // JsSIP calls this on its own when a request fails, the socket is down or ICE has failed
    port.session.terminate = (options) => this.#onLibraryTerminates(options?.cause, options);
    this.#renegotiation = new Renegotiation({
      session: port.session,
      lifetime: this.lifetime,
      addresses: port.addresses,
      isLineReady: port.isLineReady,
      random: port.random,
      onHeld: (on, isRefused) => {
        this.#silence();
        port.events.onHeld(on, isRefused);
      },
      onRefused: (detail) => port.events.onRefused(detail),
      onGone: () => this.#finish('line-lost', '481 Call does not exist'),
    });
    this.#transfer = new Transfer({
      session: port.session,
      lifetime: this.lifetime,
      isLineReady: port.isLineReady,
      onRinging: port.events.onTransferRinging,
      onDone: () => this.#leave(),
      onFailed: (problem, detail, isUnderWay) => this.#onTransferFailed(problem, detail, isUnderWay),
      onGone: () => this.#finish('line-lost', '481 Call does not exist'),
    });
    this.#listen();
    // the connection of an outgoing call is there from the start
    if (this.#session.connection) this.#watch(this.#session.connection);
  }

  /** Whether the call is answered: by us or by the far end. */
  get isTalking(): boolean {
    return this.#isTalking;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Whether the far end has yet to be told that we hung up, because the line was down. */
  get isByeDue(): boolean {
    return this.#isByeDue;
  }

  get isAnswerable(): boolean {
    return !this.#isOver && this.direction === 'inbound' && this.#session.isInProgress();
  }

  get isMuted(): boolean {
    return this.#isMuted;
  }

  /** Whether either side holds the call, or is about to. */
  get isOnHold(): boolean {
    return this.#renegotiation.isSilent || this.#isHeldByOther;
  }

  /** What the far end is sent: the microphone's track, or the mix that it goes through. */
  get sentTrack(): MediaStreamTrack | undefined {
    return this.#sentTrack;
  }

  /** Answers with this microphone track, which the leg then owns. */
  answer(track: MediaStreamTrack): void {
    this.own(track);
    this.#session.answer({ mediaStream: new MediaStream([track]), pcConfig: connectionConfiguration });
    this.#watch(this.#session.connection);
  }

  /** For an outgoing call: the track its INVITE was made with. */
  own(track: MediaStreamTrack): void {
    this.#track = track;
    this.#sentTrack = track;
  }

  reject(): void {
    if (this.#isOver) return;
    this.#asked = 'reject';
    this.#terminate({ status_code: 486 });
  }

  hangUp(): void {
    // a BYE of ours may take the caller along who is being moved, and this ends in a moment
    if (this.#isOver || this.#transfer.isDone) return;
    if (this.isAnswerable && !this.#track) {
      this.reject();
      return;
    }
    this.#asked = 'hang-up';
    if (this.#session.isEstablished() && !this.#port.isLineReady()) {
      this.#closeWithoutLine('hung-up-here', undefined);
      return;
    }
    this.#terminate();
  }

  /** The line is back, or the network another one: says the BYE that could not be said, or renews the call. */
  onLineReady(): void {
    if (this.#isByeDue) {
      this.#isByeDue = false;
      if (!this.#session.isEnded()) this.#terminate();
    } else if (this.#isTalking && !this.#isOver && !this.#renegotiation.isRestartingIce) void this.#renew();
  }

  /**
   * Renews the call's route, and finds new candidates unless its sound is proven to take the old ones still: a PBX that
   * sees it come from another address leaves out some of it.
   */
  async #renew(): Promise<void> {
    this.#renewals += 1;
    const own = this.#renewals;
    const isProven = await this.#provePath().catch(() => false);
    // the network may have told of one change twice
    if (!isProven && own === this.#renewals) this.#renegotiation.restartIce();
  }

  async #provePath(): Promise<boolean> {
    const { connection } = this.#session;
    if (!(await doesSoundCome(connection, this.lifetime))) return false;
    this.#renegotiation.renewRoute();
    return await isPathAnswered(connection, this.lifetime);
  }

  /** The line is down: an established call goes on, one that is still being made cannot. */
  onLineLost(): void {
    if (this.#isOver || this.#isTalking) return;
    this.#finish('line-lost', undefined);
    if (!this.#session.isEnded()) this.#terminate();
  }

  hold(on: boolean): void {
    if (!this.#isTalking || this.#isOver) return;
    this.#renegotiation.hold(on);
    this.#silence();
  }

  mute(on: boolean): void {
    if (this.#isOver) return;
    this.#isMuted = on;
    this.#silence();
    this.#port.events.onMuted(on);
  }

  digits(digits: string): void {
    if (this.#isTalking && !this.#isOver) this.#digits.send(digits);
  }

  /** Hands the far end on: to an address, or to the far end of another call. `onEnded` or `onTransferFailed` follows. */
  transfer(to: string | CallLeg, handover: Handover): void {
    if (!this.#isTalking || this.#isOver) return;
    const other = typeof to === 'string' ? undefined : to.#session;
    const referTo = typeof to === 'string' ? referToAddress(to) : to.isOver ? undefined : referToCall(to.#session);
    if (referTo === undefined) this.#port.events.onTransferFailed('hung-up-there', 'nobody is in the other call');
    else void this.#transfer.start(referTo, handoverHeaders(handover, this.#port.headers), other);
  }

  /** Sends this track of the agent's voice from now on, without asking the far end. */
  replaceTrack(track: MediaStreamTrack): void {
    this.#sendsMix = false;
    this.#take(track);
  }

  /** The same with a track that holds somebody else's voice too: mute has to be done to the agent's before it is mixed. */
  sendMix(track: MediaStreamTrack): void {
    this.#sendsMix = true;
    this.#take(track);
  }

  #take(track: MediaStreamTrack): void {
    const before = this.#track;
    this.#track = track;
    this.#silence();
    this.#send();
    before?.stop();
  }

  /** Sends what this makes of the voice, without asking the far end; undefined: the voice itself again. Mute and hold silence the voice alone. */
  sendThrough(mix: VoiceMix | undefined): void {
    this.#through = mix;
    this.#silence();
    this.#send();
  }

  #send(): void {
    const voice = this.#track;
    if (!voice || this.#isOver) return;
    this.#sentTrack = this.#through?.feed(voice) ?? voice;
    const connection = this.#session.connection as RTCPeerConnection | null;
    const sender = connection?.getSenders().find(({ track }) => track?.kind === 'audio');
    void sender?.replaceTrack(this.#sentTrack).catch(() => {});
  }

  #listen(): void {
    const session = this.#session;
    const events = this.#port.events;
    session.on('icecandidate', this.#port.addresses.settleEach(session, this.lifetime));
    session.on('progress', (event: IncomingEvent | OutgoingEvent) => {
      if (this.#isOver || this.direction === 'inbound' || !('response' in event)) return;
      const response = event.response as unknown as IncomingMessage | null;
      this.#readIdentity(response);
      events.onProgress(Boolean(response?.body));
    });
    session.on('accepted', (event: IncomingEvent | OutgoingEvent) => {
      if ('response' in event) this.#readIdentity(event.response as unknown as IncomingMessage | null);
    });
    session.on('confirmed', () => {
      if (this.#isOver || this.#isTalking) return;
      this.#isTalking = true;
      this.#digits.open();
      this.#silence();
      events.onTalking();
      const { callId, lifetime } = this;
      const { connection } = session;
      const isMicrophoneOn = () => !this.#isMuted && (this.#track?.enabled ?? false);
      const onLook = watchSilence({ isOnHold: () => this.isOnHold, onSilent: () => this.#renegotiation.restartIce() });
      measureQuality({ callId, connection, lifetime, isMicrophoneOn, onSample: events.onQuality, onLook });
    });
    session.on('hold', ({ originator }) => this.#onHoldByOther(originator, true));
    session.on('unhold', ({ originator }) => this.#onHoldByOther(originator, false));
    const onOffer = ({ request, reject }: ReInviteEvent): void => {
      this.#readIdentity(request as unknown as IncomingMessage);
      if (this.#renegotiation.isOffering && request.body) reject({ status_code: 491 });
      else if (request.body && !offersAudio(request.body)) reject({ status_code: 488 });
    };
    session.on('reinvite', onOffer);
    session.on('update', onOffer);
    session.on('ended', (event) => this.#onEnded(event));
    session.on('failed', (event) => this.#onEnded(event));
    this.lifetime.add(() => stopListening(session));
  }

  #watch(connection: RTCPeerConnection): void {
    this.#onMediaFailing = watchMedia({
      connection,
      lifetime: this.lifetime,
      onStream: (stream) => this.#port.events.onStream(stream),
      onFailing: () => this.#renegotiation.restartIce(),
      onLost: () => this.#onMediaLost(),
    });
  }

  #onMediaLost(): void {
    if (this.#isOver) return;
    if (this.#port.isLineReady()) {
      this.#finish('media-lost', undefined);
      this.#terminate({ status_code: 408, reason_phrase: 'RTP Timeout' });
    } else this.#closeWithoutLine('media-lost', undefined);
  }

  #onLibraryTerminates(cause: string | undefined, options: Parameters<RTCSession['terminate']>[0]): void {
    if (this.#session.isEnded()) return;
    if (cause === 'RTP Timeout') this.#onMediaFailing();
    else if (!this.#isTalking) {
      if (cause === 'Connection Error') this.#finish('line-lost', undefined);
      else if (cause === 'Request Timeout') this.#finish('no-reply', '408 Request Timeout');
      this.#terminate(options);
    }
    // a request that failed because the socket is down, or went unanswered, is no reason to end a call
    else if (cause !== 'Connection Error' && cause !== 'Request Timeout' && !this.#isByeDue) this.#terminate(options);
  }

  #onHoldByOther(originator: string, on: boolean): void {
    // JsSIP has switched the track to what it believes; ours is the truth
    this.#silence();
    if (originator !== 'remote' || this.#isOver) return;
    this.#isHeldByOther = on;
    this.#port.events.onHeldByOther(on);
  }

  /** The far end has been handed on, and the PBX may wait for our BYE. */
  #leave(): void {
    if (this.#isOver) return;
    if (this.#port.isLineReady()) {
      this.#finish('transferred', undefined);
      this.#terminate();
    } else this.#closeWithoutLine('transferred', undefined);
  }

  #onTransferFailed(problem: TransferProblem, detail: string, isUnderWay: boolean): void {
    this.#port.events.onTransferFailed(problem, detail.slice(0, 128));
    if (!isUnderWay) return;
    watchReturn({
      connection: this.#session.connection,
      lifetime: this.lifetime,
      isOnHold: () => this.isOnHold,
      onLost: () => {
        this.#finish('lost-in-transfer', detail);
        this.#terminate();
      },
    });
  }

  #onEnded(event: EndEvent): void {
    const message = event.message as unknown as IncomingMessage | null | undefined;
    const status = message?.status_code;
    if (message && status !== undefined && status >= 300 && status < 400 && this.#asked === undefined && this.#port.follow(message)) {
      this.#isOver = true;
      this.lifetime.end();
      return;
    }
    const cause = endCauseOf({
      direction: this.direction,
      wasAnswered: this.#isTalking,
      asked: this.#asked,
      originator: event.originator,
      cause: event.cause,
      status,
      reason: typeof message?.getHeader === 'function' ? message.getHeader('Reason') : undefined,
    });
    this.#finish(cause, status === undefined ? event.cause : `${status} ${message?.reason_phrase ?? ''}`.trim());
  }

  #closeWithoutLine(cause: CallEndCause, detail: string | undefined): void {
    this.#isByeDue = true;
    this.#finish(cause, detail);
  }

  #finish(cause: CallEndCause, detail: string | undefined): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const isHandedOn = this.#transfer.isAccepted && cause !== 'lost-in-transfer';
    this.#silence();
    this.#track?.stop();
    this.lifetime.end();
    this.#port.events.onEnded(isHandedOn ? 'transferred' : cause, detail?.slice(0, 128));
  }

  /** Lets the track through exactly while the agent is in the call, not muted and not holding. */
  #silence(): void {
    if (this.#track) this.#track.enabled = (this.#sendsMix || !this.#isMuted) && !this.#renegotiation.isSilent && !this.#isOver;
    // JsSIP switches whatever is sent
    if (this.#sentTrack && this.#sentTrack !== this.#track) this.#sentTrack.enabled = true;
  }

  #readIdentity(message: IncomingMessage | null | undefined): void {
    if (this.#isOver || !message) return;
    const changed = readChangedIdentity((name) => message.getHeader(name), this.#port.headers, this.#identity);
    if (!changed) return;
    this.#identity = changed;
    this.#port.events.onIdentity(changed);
  }
}
