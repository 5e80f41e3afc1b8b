import type { CallEndCause } from '../../core/calls/call';
import type { PhoneEvent } from '../../core/phone/phone-event';
import { createSilentTrack } from './audio/silent-track';
import type { CallLeg } from './sip/call-leg';
import type { CallLegEvents } from './sip/call-leg-port';
import type { SipLine } from './sip/sip-line';

const ignore = (): void => undefined;

/**
 * Calls to the PBX itself, such as feature codes. Nothing of them is heard on either side, measured or recorded, no
 * microphone is opened for them, and callers ring as if they were not there.
 */
export class PbxCalls {
  readonly #report: (event: PhoneEvent) => void;
  /** By call; none yet while one is being dialled. */
  readonly #legs = new Map<string, CallLeg | undefined>();

  constructor(report: (event: PhoneEvent) => void) {
    this.#report = report;
  }

  dial(callId: string, target: string, line: SipLine | undefined): void {
    if (this.#legs.has(callId)) return;
    this.#legs.set(callId, undefined);
    const track = createSilentTrack();
    const leg = line?.dial(callId, target, track);
    if (leg) {
      this.#legs.set(callId, leg);
      return;
    }
    track.stop();
    this.#onEnded(callId, line?.isReady ? 'unknown-number' : 'line-lost');
  }

  hangUp(callId: string): void {
    this.#legs.get(callId)?.hangUp();
  }

  /** The call was sent on elsewhere, and goes on as this leg. */
  redirect(leg: CallLeg): void {
    if (this.#legs.has(leg.callId)) this.#legs.set(leg.callId, leg);
  }

  /** What is told of a call, if it is one of these. */
  eventsOf(callId: string): CallLegEvents | undefined {
    if (!this.#legs.has(callId)) return undefined;
    return {
      onProgress: ignore,
      onTalking: () => this.#report({ type: 'talking', callId, at: Date.now() }),
      onHeld: ignore,
      onHeldByOther: ignore,
      onMuted: ignore,
      onIdentity: ignore,
      onRefused: ignore,
      onStream: ignore,
      onQuality: ignore,
      onTransferRinging: ignore,
      onTransferFailed: ignore,
      onEnded: (cause, detail) => this.#onEnded(callId, cause, detail),
    };
  }

  #onEnded(callId: string, cause: CallEndCause, detail?: string): void {
    this.#legs.delete(callId);
    this.#report({ type: 'ended', callId, cause, ...(detail && { detail }), at: Date.now() });
  }
}
