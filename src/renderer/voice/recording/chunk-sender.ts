import type { RecordingChunk } from '../../../contract/ipc/recording';

/** Has main keep a chunk; `lost` when it cannot, now or ever again for this recording. */
export type KeepChunk = (chunk: RecordingChunk) => Promise<'kept' | 'lost'>;

export interface ChunkSenderPort {
  readonly recordingId: string;
  readonly keep: KeepChunk;
  /** Nothing more is sent; the reason, for the log. */
  readonly onLost: (reason: string) => void;
}

/** So much may wait, a minute at a chunk a second: a disk that is slower than that will not catch up. */
const mostWaiting = 60;

/** Hands a recording's chunks to main, one after another in their order. */
export class ChunkSender {
  readonly #port: ChunkSenderPort;
  readonly #waiting: { data: Blob; isLast: boolean }[] = [];
  #number = 0;
  #isSending = false;
  #isLost = false;

  constructor(port: ChunkSenderPort) {
    this.#port = port;
  }

  add(data: Blob): void {
    if (data.size > 0) this.#queue({ data, isLast: false });
  }

  /** There is no more of it. */
  finish(): void {
    this.#queue({ data: new Blob(), isLast: true });
  }

  #queue(chunk: { data: Blob; isLast: boolean }): void {
    if (this.#isLost) return;
    if (this.#waiting.length >= mostWaiting) {
      this.#lose('the disk is too slow');
      return;
    }
    this.#waiting.push(chunk);
    if (!this.#isSending) void this.#sendAll();
  }

  async #sendAll(): Promise<void> {
    this.#isSending = true;
    for (let chunk = this.#waiting.shift(); chunk && !this.#isLost; chunk = this.#waiting.shift()) {
      const bytes = new Uint8Array(await chunk.data.arrayBuffer());
      const { recordingId, keep } = this.#port;
      const outcome = await keep({ recordingId, number: this.#number, bytes, isLast: chunk.isLast }).catch(() => 'lost' as const);
      this.#number += 1;
      if (outcome === 'lost') this.#lose('it could not be kept');
    }
    this.#isSending = false;
  }

  #lose(reason: string): void {
    if (this.#isLost) return;
    this.#isLost = true;
    this.#waiting.length = 0;
    this.#port.onLost(reason);
  }
}
