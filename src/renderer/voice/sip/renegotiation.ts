import type { RTCSession } from 'jssip/lib/RTCSession';
import type { Lifetime } from '../../lifetime';
import { type InDialogOutcome, sendInDialog } from './in-dialog-request';
import { internalsOf } from './jssip-internals';
import type { LocalAddresses } from './local-addresses';
import { glareDelayMs } from './retry-schedule';

/** What one attempt at a re-INVITE led to. */
type Attempt =
  | { readonly kind: 'done' }
  | { readonly kind: 'again'; readonly afterMs: number }
  | { readonly kind: 'refused'; readonly detail: string }
  | { readonly kind: 'gone' };

export interface RenegotiationPort {
  readonly session: RTCSession;
  readonly lifetime: Lifetime;
  readonly addresses: LocalAddresses;
  /** Whether a request would reach the server now. */
  readonly isLineReady: () => boolean;
  readonly random: () => number;
  /** Our hold as the far end has accepted it; also told when a wish was refused, with what is still true. */
  readonly onHeld: (on: boolean, isRefused: boolean) => void;
  /** A re-INVITE failed for good; status and phrase, or the name of the fault. */
  readonly onRefused: (detail: string) => void;
  /** The far end knows nothing of this dialog any more. */
  readonly onGone: () => void;
}

/** New candidates are for a talk that hears nothing, or may soon: what is missed now is asked for again in seconds. */
const longestGatheringMs = 1000;
const busyPollMs = 20;
const lineDownPollMs = 250;
const mostAttempts = 40;
const established = 9; // RTCSession.C.STATUS_CONFIRMED

/** What is to be made anew: the dialog's route at the server, which any re-INVITE does, or the candidates as well. */
type Renewal = 'route' | 'candidates';

/**
 * Our side of every re-INVITE of a call. It holds a wish (held or not, what to renew) and what the far end has accepted,
 * and works from one to the other with a single exchange at a time:
 *
 *   settled --wish--> offering --200--> settled
 *                      |  ^  \--4xx, 5xx--> settled (wish dropped, told)
 *                  491 v  | RFC 3261 14.1 wait, line back, other's re-INVITE over
 *                     waiting
 *
 * So a double click on hold is two exchanges in order, a crossing re-INVITE is rolled back and tried again, and no
 * failure ends the call.
 */
export class Renegotiation {
  readonly #port: RenegotiationPort;
  #isHoldWished = false;
  #isHeld = false;
  #renewal: Renewal | undefined;
  #isRunning = false;
  #isOffering = false;
  /** What the exchange that is under way leads to; undefined between two. */
  #isHoldOffered: boolean | undefined;

  constructor(port: RenegotiationPort) {
    this.#port = port;
  }

  /** Whether the call is held or about to be: nothing of the agent may be heard then. */
  get isSilent(): boolean {
    return this.#isHeld || this.#isHoldWished;
  }

  /** Whether our own offer is open: a re-INVITE of the far end must be refused with 491 then. */
  get isOffering(): boolean {
    return this.#isOffering;
  }

  /** Whether new candidates are asked for, and not there yet. */
  get isRestartingIce(): boolean {
    return this.#renewal === 'candidates';
  }

  /** `onHeld` follows, even when nothing is to be changed. */
  hold(on: boolean): void {
    this.#isHoldWished = on;
    if (on === this.#isHeld && (this.#isHoldOffered ?? on) === on) this.#port.onHeld(on, false);
    void this.#run();
  }

  /** For a call whose line was away: its requests come this way from now on, and a server that has forgotten it says so. */
  renewRoute(): void {
    this.#renewal ??= 'route';
    void this.#run();
  }

  /** New ICE candidates for a call whose network was away; renews the route as well. */
  restartIce(): void {
    this.#renewal = 'candidates';
    void this.#run();
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    for (let attempts = 0; this.#isWishOpen() && attempts < mostAttempts; ) {
      const asked = this.#renewal;
      const attempt = await this.#attempt();
      if (attempt.kind === 'gone') {
        this.#port.onGone();
        break;
      }
      if (attempt.kind === 'refused') {
        this.#dropWish(asked);
        this.#port.onRefused(attempt.detail);
      }
      if (attempt.kind === 'again') {
        // waiting for the line costs no attempt
        if (attempt.afterMs > lineDownPollMs) attempts += 1;
        await this.#port.lifetime.pause(attempt.afterMs);
      }
    }
    if (this.#isWishOpen()) this.#dropWish(this.#renewal);
    this.#isRunning = false;
  }

  /** `renewal`: what was asked for; new candidates that are wished for since are asked for next. */
  #dropWish(renewal: Renewal | undefined): void {
    const isHoldDropped = this.#isHoldWished !== this.#isHeld;
    this.#isHoldWished = this.#isHeld;
    if (this.#renewal === renewal) this.#renewal = undefined;
    const connection = this.#port.session.connection as RTCPeerConnection | null;
    if (connection) direct(connection, this.#isHeld);
    if (isHoldDropped) this.#port.onHeld(this.#isHeld, true);
  }

  #isWishOpen(): boolean {
    return !this.#port.lifetime.isEnded && (this.#isHoldWished !== this.#isHeld || this.#renewal !== undefined);
  }

  async #attempt(): Promise<Attempt> {
    const { session, isLineReady, random } = this.#port;
    const connection = session.connection as RTCPeerConnection | null;
    const dialog = internalsOf(session)._dialog;
    if (!isLineReady()) return { kind: 'again', afterMs: lineDownPollMs };
    if (
      !connection ||
      (session.status as number) !== established ||
      !dialog ||
      dialog.uas_pending_reply ||
      connection.signalingState !== 'stable'
    )
      return { kind: 'again', afterMs: busyPollMs };
    const held = this.#isHoldWished;
    const renewal = this.#renewal;
    this.#isOffering = true;
    this.#isHoldOffered = held;
    try {
      const outcome = await this.#exchange(connection, held, renewal === 'candidates');
      if (outcome.kind !== 'answered' || outcome.status >= 300) await rollBack(connection);
      if (outcome.kind !== 'answered') return { kind: 'again', afterMs: lineDownPollMs };
      if (outcome.status < 300) {
        this.#accept(held, renewal);
        return { kind: 'done' };
      }
      if (outcome.status === 481) return { kind: 'gone' };
      if (outcome.status === 491) return { kind: 'again', afterMs: glareDelayMs(session.direction === 'outgoing', random()) };
      if (outcome.status === 500 && outcome.retryAfterS !== undefined)
        return { kind: 'again', afterMs: Math.min(10, outcome.retryAfterS) * 1000 };
      return { kind: 'refused', detail: `${outcome.status} ${outcome.phrase}` };
    } catch (error) {
      // the connection is closed, or the answer was no SDP
      await rollBack(connection);
      return { kind: 'refused', detail: error instanceof Error ? error.message : 'unknown' };
    } finally {
      this.#isOffering = false;
      this.#isHoldOffered = undefined;
    }
  }

  async #exchange(connection: RTCPeerConnection, held: boolean, iceRestart: boolean): Promise<InDialogOutcome> {
    const { session, lifetime, addresses } = this.#port;
    direct(connection, held);
    await connection.setLocalDescription(await connection.createOffer({ iceRestart }));
    if (iceRestart) {
      // the network may be another one now
      addresses.forget();
      await addresses.untilNamed(connection, lifetime, longestGatheringMs);
    }
    const offer = connection.localDescription;
    if (offer?.type !== 'offer' || lifetime.isEnded) return { kind: 'not-sent' };
    const headers = [`Contact: ${session.contact}`, 'Content-Type: application/sdp'];
    const outcome = await sendInDialog(session, 'INVITE', headers, offer.sdp);
    if (outcome.kind === 'answered' && outcome.status < 300) await connection.setRemoteDescription({ type: 'answer', sdp: outcome.body });
    return outcome;
  }

  #accept(held: boolean, renewed: Renewal | undefined): void {
    if (this.#renewal === renewed) this.#renewal = undefined;
    if (held === this.#isHeld) return;
    this.#isHeld = held;
    this.#port.onHeld(held, false);
  }
}

function direct(connection: RTCPeerConnection, held: boolean): void {
  if (connection.signalingState === 'closed') return;
  for (const transceiver of connection.getTransceivers()) {
    if (transceiver.direction !== 'stopped') transceiver.direction = held ? 'sendonly' : 'sendrecv';
  }
}

async function rollBack(connection: RTCPeerConnection): Promise<void> {
  if (connection.signalingState !== 'have-local-offer') return;
  try {
    await connection.setLocalDescription({ type: 'rollback' });
  } catch {
    // closed meanwhile
  }
}
