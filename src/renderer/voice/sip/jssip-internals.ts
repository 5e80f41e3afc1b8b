import type { UA, URI } from 'jssip';
import type { RTCSession } from 'jssip/lib/RTCSession';

/**
 * The parts of JsSIP 3.13.8 that its types leave out and that this layer needs. JsSIP is pinned to this version; the
 * tests of this folder run against the real library and fail when one of these is gone.
 */
interface OutgoingRequest {
  readonly cseq: number;
  readonly call_id: string;
}

export interface IncomingMessage {
  readonly body: string | null;
  readonly status_code?: number;
  readonly reason_phrase?: string;
  getHeader(name: string): string | undefined;
  /** Each value of a header that may be there several times. */
  getHeaders(name: string): string[];
}

/** A request inside a call, which is answered by `reply`. */
export interface InDialogRequest extends IncomingMessage {
  readonly method: string;
  reply(status: number): void;
}

interface Dialog {
  readonly id: { readonly call_id: string; readonly local_tag: string; readonly remote_tag: string };
  readonly _remote_uri: URI;
  local_seqnum: number;
  _outgoing_ack_seqnum: number | null;
  readonly uac_pending_reply: boolean;
  readonly uas_pending_reply: boolean;
  _createRequest(method: string, extraHeaders: string[], body: string | null): OutgoingRequest;
}

export interface SessionInternals {
  readonly _ua: UA;
  /** The confirmed dialog, once there is one. */
  readonly _dialog: Dialog | null | undefined;
  readonly _request: IncomingMessage;
  /** Whether a 200 to our INVITE is to be taken with ACK and BYE. */
  _is_canceled: boolean;
  sendRequest(method: string): unknown;
  /** Called by the dialog for each request inside it. */
  receiveRequest(request: InDialogRequest): void;
}

export interface TransportInternals {
  recovery_timer: ReturnType<typeof setTimeout> | null;
  connect(): void;
}

/** JsSIP's objects are Node's EventEmitters, which its types know only in part. */
interface Emitter {
  on(type: string, listener: (...parameters: never[]) => void): unknown;
  removeAllListeners(): unknown;
}

export function listenTo(emitter: object, type: string, listener: (...parameters: never[]) => void): void {
  (emitter as Emitter).on(type, listener);
}

export function stopListening(emitter: object): void {
  (emitter as Emitter).removeAllListeners();
}

export function internalsOf(session: RTCSession): SessionInternals {
  return session as unknown as SessionInternals;
}

export function transportOf(ua: UA): TransportInternals {
  return (ua as unknown as { readonly transport: TransportInternals }).transport;
}

/** The address of a number in our own domain, or of an address; undefined when it is neither. */
export function normalizeTarget(ua: UA, target: string): URI | undefined {
  return (ua as unknown as { normalizeTarget(target: string): URI | undefined }).normalizeTarget(target);
}
