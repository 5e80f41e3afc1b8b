import { Lifetime } from '../../lifetime';
import { measureLevel } from '../../measure-level';
import { type SpeechChange, SpeechDetection } from './speech-detection';

const lookEveryMs = 50;
/** 64 ms at 16 kHz: the shortest window that leaves no gap between two looks. */
const windowSamples = 1024;

/** Hears one agent, and tells when the agent speaks and pauses. */
export class AgentEar {
  readonly #context: AudioContext;
  readonly #parent: HTMLElement;
  readonly #analyser: AnalyserNode;
  readonly #lifetime = new Lifetime();
  #hearing = new Lifetime();
  #isListening = false;

  /** @param parent where the audio element lives */
  constructor(context: AudioContext, parent: HTMLElement) {
    this.#context = context;
    this.#parent = parent;
    this.#analyser = new AnalyserNode(context, { fftSize: windowSamples });
    this.#lifetime.add(() => this.#hearing.end());
  }

  /** How much of it is still alive; 0 after `end`. */
  get size(): number {
    return this.#lifetime.size;
  }

  /** Hears this from now on, instead of what it heard before. */
  hear(stream: MediaStream): void {
    this.#hearing.end();
    if (this.#lifetime.isEnded) return;
    this.#hearing = new Lifetime();
    // a remote track flows into the graph only while an element holds it
    const element = this.#parent.ownerDocument.createElement('audio');
    element.muted = true;
    element.srcObject = stream;
    this.#parent.append(element);
    element.play().catch(() => {});
    const source = this.#context.createMediaStreamSource(stream);
    source.connect(this.#analyser);
    this.#hearing.add(() => {
      source.disconnect();
      element.srcObject = null;
      element.remove();
    });
  }

  /** From now on tells what it hears. */
  listen(onChange: (change: SpeechChange) => void): void {
    if (this.#isListening) return;
    this.#isListening = true;
    const detection = new SpeechDetection();
    const samples = new Float32Array(windowSamples);
    this.#lifetime.every(lookEveryMs, () => {
      this.#analyser.getFloatTimeDomainData(samples);
      const change = detection.hear(measureLevel(samples).rmsDb, Date.now());
      if (change) onChange(change);
    });
  }

  end(): void {
    this.#lifetime.end();
  }
}
