import type { RTCSession } from 'jssip/lib/RTCSession';
import type { CallEndCause } from '../../../core/calls/call';
import type { CallerIdentity } from '../../../core/calls/caller-identity';
import type { TransferProblem } from '../../../core/calls/transfer';
import type { IdentityHeaders } from '../../../core/phone/account';
import type { QualitySample } from '../../../core/quality/quality-sample';
import type { IncomingMessage } from './jssip-internals';
import type { LocalAddresses } from './local-addresses';

/** What a call tells its owner. `onEnded` comes once and last. */
export interface CallLegEvents {
  /** The far end rings; with early media its own tone or announcement is in the stream already. */
  onProgress(hasEarlyMedia: boolean): void;
  onTalking(): void;
  /** `isRefused`: the far end refused the change, and it is still so. */
  onHeld(on: boolean, isRefused: boolean): void;
  onHeldByOther(on: boolean): void;
  onMuted(on: boolean): void;
  onIdentity(identity: CallerIdentity): void;
  /** The far end refused a hold or new candidates; status and phrase, for the log. */
  onRefused(detail: string): void;
  onStream(stream: MediaStream): void;
  /** What the last second of the talk was like. */
  onQuality(sample: QualitySample): void;
  /** The far end is being handed on, and it rings there. */
  onTransferRinging(): void;
  /** The far end stays in this call; status and phrase, for the log. */
  onTransferFailed(problem: TransferProblem, detail: string): void;
  onEnded(cause: CallEndCause, detail: string | undefined): void;
}

/** What a call needs of its line. */
export interface CallLegPort {
  readonly callId: string;
  readonly session: RTCSession;
  readonly identity: CallerIdentity;
  readonly headers: IdentityHeaders;
  readonly addresses: LocalAddresses;
  readonly events: CallLegEvents;
  /** Digits go by INFO, whatever the far end offers. */
  readonly sendsDigitsByInfo: boolean;
  /** A 3xx answer: answers whether the call goes on elsewhere, as another leg. */
  readonly follow: (answer: IncomingMessage) => boolean;
  readonly isLineReady: () => boolean;
  readonly random: () => number;
}
