import { isInSequence, repairIncoming } from './incoming-repair';

/** Why the socket is gone, for the line state: never personal data. */
export type LinkLoss =
  | { readonly kind: 'closed'; readonly code: number; readonly wasOpen: boolean }
  | { readonly kind: 'connect-timeout' }
  | { readonly kind: 'silent' }
  | { readonly kind: 'detached' };

/** Opens a WebSocket with the sub-protocol of SIP (RFC 7118); tests give a linked fake. */
export type OpenWebSocket = (url: string) => WebSocket;

const connectTimeoutMs = 6000;

export function openSipWebSocket(url: string): WebSocket {
  return new WebSocket(url, 'sip');
}

/**
 * The one socket JsSIP is given. It can be aimed at another server between two connections, says why it closed, and
 * is detached at once where a half-open `close()` would hang for minutes.
 */
export class SocketLink {
  // the callbacks of JsSIP's socket interface, set by its transport
  onconnect: () => void = () => {};
  ondisconnect: (error: boolean, code?: number, reason?: string) => void = () => {};
  ondata: (data: unknown) => void = () => {};

  /** When anything last came from the server, on the monotonic clock of `performance.now()`. */
  lastReceivedAt = 0;
  lastLoss: LinkLoss | undefined;

  readonly #open: OpenWebSocket;
  readonly #onFault: (message: string) => void;
  #url: URL;
  #socket: WebSocket | undefined;
  #connectTimer: ReturnType<typeof setTimeout> | undefined;

  /** @param onFault told when JsSIP throws over a message; the text names the fault only */
  constructor(url: string, open: OpenWebSocket, onFault: (message: string) => void) {
    this.#url = new URL(url);
    this.#open = open;
    this.#onFault = onFault;
  }

  get url(): string {
    return this.#url.href;
  }

  get via_transport(): string {
    return this.#url.protocol === 'wss:' ? 'WSS' : 'WS';
  }

  get sip_uri(): string {
    return `sip:${this.#url.host};transport=ws`;
  }

  aim(url: string): void {
    this.#url = new URL(url);
  }

  connect(): void {
    if (this.#socket) return;
    this.lastLoss = undefined;
    let socket: WebSocket;
    try {
      socket = this.#open(this.url);
    } catch {
      queueMicrotask(() => this.#lose({ kind: 'closed', code: 1006, wasOpen: false }));
      return;
    }
    this.#socket = socket;
    this.#connectTimer = setTimeout(() => this.detach({ kind: 'connect-timeout' }), connectTimeoutMs);
    let wasOpen = false;
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => {
      clearTimeout(this.#connectTimer);
      wasOpen = true;
      this.lastReceivedAt = performance.now();
      this.onconnect();
    };
    socket.onmessage = (event) => this.#receive(event.data);
    socket.onclose = (event) => this.#lose({ kind: 'closed', code: event.code, wasOpen });
  }

  /** Called by JsSIP when it is stopped: closes without a report. */
  disconnect(): void {
    this.#letGo();
  }

  /** Gives up the connection and reports its loss now, whatever the network still does with it. */
  detach(loss: LinkLoss): void {
    if (this.#socket) this.#lose(loss);
  }

  send(message: string): boolean {
    if (!this.isConnected() || !this.#socket) return false;
    this.#socket.send(message);
    return true;
  }

  isConnected(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  isConnecting(): boolean {
    return this.#socket?.readyState === WebSocket.CONNECTING;
  }

  #receive(data: unknown): void {
    this.lastReceivedAt = performance.now();
    try {
      const message = typeof data === 'string' ? data : new TextDecoder().decode(data as ArrayBuffer);
      if (isInSequence(message)) this.ondata(repairIncoming(message));
    } catch (error) {
      // a message JsSIP cannot stand must not take the line down; its text may name a caller and stays out
      this.#onFault(error instanceof Error ? error.name : 'unknown');
    }
  }

  #lose(loss: LinkLoss): void {
    this.#letGo();
    this.lastLoss = loss;
    this.ondisconnect(true, loss.kind === 'closed' ? loss.code : undefined, loss.kind);
  }

  #letGo(): void {
    clearTimeout(this.#connectTimer);
    const socket = this.#socket;
    this.#socket = undefined;
    if (!socket) return;
    socket.onopen = null;
    socket.onmessage = null;
    socket.onclose = null;
    socket.close();
  }
}
