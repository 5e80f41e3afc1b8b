/** One end of a WebSocket in memory; the PBX's end are the callbacks. */
export class FakeWebSocket {
  readyState: number = WebSocket.CONNECTING;
  binaryType = 'blob';
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  /** Whether what is sent goes nowhere and nobody is told, as when the network below it is another one. */
  isDead = false;
  readonly url: string;
  readonly #onSend: (socket: FakeWebSocket, text: string) => void;

  constructor(url: string, onSend: (socket: FakeWebSocket, text: string) => void) {
    this.url = url;
    this.#onSend = onSend;
  }

  send(text: string): void {
    if (!this.isDead) queueMicrotask(() => this.#onSend(this, text));
  }

  close(): void {
    this.readyState = WebSocket.CLOSED;
  }

  accept(): void {
    this.readyState = WebSocket.OPEN;
    this.onopen?.();
  }

  /** From the PBX. */
  deliver(text: string): void {
    if (!this.isDead) queueMicrotask(() => this.onmessage?.({ data: text }));
  }

  /** As when the network or the server ends the connection. */
  drop(code = 1006): void {
    if (this.readyState === WebSocket.CLOSED) return;
    this.readyState = WebSocket.CLOSED;
    this.onclose?.({ code });
  }
}
