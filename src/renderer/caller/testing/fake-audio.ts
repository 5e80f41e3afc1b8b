import { FakeStream, FakeTrack } from '../../voice/audio/fake-media';

/** A parameter that remembers what it was told. */
class FakeParameter {
  value: number;
  readonly told: [what: string, value: number, atS: number][] = [];

  constructor(value = 0) {
    this.value = value;
  }

  setValueAtTime(value: number, atS: number): void {
    this.told.push(['set', value, atS]);
  }

  linearRampToValueAtTime(value: number, atS: number): void {
    this.told.push(['ramp', value, atS]);
  }
}

interface NodeOptions {
  readonly gain?: number;
  readonly delayTime?: number;
  readonly buffer?: unknown;
}

/** Any node of the audio graph: it knows what it is connected to, and passes no sound on. */
export class FakeNode {
  static readonly made: FakeNode[] = [];

  readonly name: string;
  readonly context: FakeAudioContext;
  readonly to = new Set<FakeNode>();
  readonly gain: FakeParameter;
  readonly options: NodeOptions;
  onended: (() => void) | null = null;
  isPlaying = false;
  stoppedAtS: number | undefined;

  constructor(name: string, context: FakeAudioContext, options: NodeOptions = {}) {
    this.name = name;
    this.context = context;
    this.options = options;
    this.gain = new FakeParameter(options.gain);
    FakeNode.made.push(this);
  }

  connect(node: FakeNode): FakeNode {
    this.to.add(node);
    return node;
  }

  disconnect(node?: FakeNode): void {
    if (node) this.to.delete(node);
    else this.to.clear();
  }

  start(): void {
    this.isPlaying = true;
  }

  stop(atS = 0): void {
    this.stoppedAtS = atS;
    this.isPlaying = false;
  }

  /** A recording has come to its end. */
  finish(): void {
    this.isPlaying = false;
    this.onended?.();
  }

  getFloatTimeDomainData(samples: Float32Array): void {
    samples.fill(FakeAudioContext.agentAmplitude);
  }

  /** Names of the nodes on the way of a sound, by all ways. */
  ways(): string[] {
    return this.to.size === 0 ? [this.name] : [...this.to].flatMap((node) => node.ways().map((way) => `${this.name} > ${way}`));
  }
}

export class FakeAudioContext {
  static readonly made: FakeAudioContext[] = [];
  /** What every analyser hears. */
  static agentAmplitude = 0;

  readonly sampleRate = 16_000;
  readonly currentTime = 7;
  state: 'running' | 'suspended' = 'running';

  constructor() {
    FakeAudioContext.made.push(this);
  }

  resume(): Promise<void> {
    this.state = 'running';
    return Promise.resolve();
  }

  suspend(): Promise<void> {
    this.state = 'suspended';
    return Promise.resolve();
  }

  /** The recording is named by its bytes. */
  decodeAudioData(bytes: ArrayBuffer): Promise<unknown> {
    return Promise.resolve({ recording: new TextDecoder().decode(bytes) });
  }

  createMediaStreamSource(): FakeNode {
    return new FakeNode('agent', this);
  }
}

function nodeClass(name: string) {
  return class extends FakeNode {
    constructor(context: FakeAudioContext, options: NodeOptions = {}) {
      super(name, context, options);
    }
  };
}

class FakeDestination extends nodeClass('to agent') {
  readonly stream = new FakeStream([new FakeTrack('caller')]);
}

class FakeBuffer {
  copyToChannel(): void {}
}

/** What jsdom lacks of WebAudio, to be put into its place with `vi.stubGlobal`. */
export const fakeAudio = {
  AudioContext: FakeAudioContext,
  AudioBuffer: FakeBuffer,
  GainNode: nodeClass('gain'),
  BiquadFilterNode: nodeClass('filter'),
  DelayNode: nodeClass('delay'),
  AnalyserNode: nodeClass('analyser'),
  AudioBufferSourceNode: nodeClass('recording'),
  MediaStreamAudioDestinationNode: FakeDestination,
};
