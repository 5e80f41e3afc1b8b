import { type NoiseKind, renderNoise } from './noise';

/** The noises as a context plays them, each rendered when it is first heard. */
export class Noises {
  readonly #buffers = new Map<NoiseKind, AudioBuffer>();

  get(kind: NoiseKind, context: BaseAudioContext): AudioBuffer {
    const known = this.#buffers.get(kind);
    if (known) return known;
    const samples = renderNoise(kind, context.sampleRate);
    const buffer = new AudioBuffer({ length: samples.length, sampleRate: context.sampleRate });
    buffer.copyToChannel(samples, 0);
    this.#buffers.set(kind, buffer);
    return buffer;
  }
}

/** What is heard behind one caller. */
export class Background {
  readonly #context: BaseAudioContext;
  readonly #output: AudioNode;
  readonly #noises: Noises;
  #playing: { readonly source: AudioBufferSourceNode; readonly gain: GainNode } | undefined;

  constructor(context: BaseAudioContext, output: AudioNode, noises: Noises) {
    this.#context = context;
    this.#output = output;
    this.#noises = noises;
  }

  /** Instead of what was heard before; `gain` 1 is as loud as speech. */
  play(noise: NoiseKind | 'none', gain: number): void {
    this.stop();
    if (noise === 'none' || gain === 0) return;
    const source = new AudioBufferSourceNode(this.#context, { buffer: this.#noises.get(noise, this.#context), loop: true });
    const volume = new GainNode(this.#context, { gain });
    source.connect(volume).connect(this.#output);
    source.start();
    this.#playing = { source, gain: volume };
  }

  stop(): void {
    this.#playing?.source.stop();
    this.#playing?.source.disconnect();
    this.#playing?.gain.disconnect();
    this.#playing = undefined;
  }
}
