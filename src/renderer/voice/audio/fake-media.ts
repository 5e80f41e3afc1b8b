import { vi } from 'vitest';

/** A microphone's track without a microphone, for tests. */
export class FakeTrack extends EventTarget {
  readonly kind = 'audio';
  enabled = true;
  readyState: 'live' | 'ended' = 'live';
  readonly name: string;
  readonly clones: FakeTrack[] = [];
  /** What it is a clone of. */
  original: FakeTrack | undefined;

  constructor(name: string) {
    super();
    this.name = name;
  }

  clone(): FakeTrack {
    const copy = new FakeTrack(`${this.name} clone`);
    copy.enabled = this.enabled;
    copy.original = this;
    this.clones.push(copy);
    return copy;
  }

  stop(): void {
    this.readyState = 'ended';
  }

  /** As when the device is pulled out. */
  lose(): void {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }
}

export class FakeStream {
  readonly #tracks: FakeTrack[];

  constructor(tracks: FakeTrack[] = []) {
    this.#tracks = tracks;
  }

  getTracks(): FakeTrack[] {
    return this.#tracks;
  }

  getAudioTracks(): FakeTrack[] {
    return this.#tracks;
  }
}

export function fakeTrack(name = 'microphone'): MediaStreamTrack & FakeTrack {
  return new FakeTrack(name) as unknown as MediaStreamTrack & FakeTrack;
}

/** A node of the audio graph, which knows only what it is connected to, and whose sound comes in by it. */
class FakeNode {
  sound: string | undefined;
  readonly to = new Set<FakeNode>();
  readonly stream = new FakeStream();
  readonly delayTime = { value: 0 };
  readonly gain = { value: 1, setValueAtTime: () => {}, linearRampToValueAtTime: () => {} };
  readonly frequency = { value: 0 };
  channelCountMode = 'max';
  /** When it was told to sound, s. */
  startedAt: number | undefined;
  start(at = 0): void {
    this.startedAt = at;
  }
  stop(): void {}
  channelCount = 2;
  fftSize = 0;
  connect(node: FakeNode): void {
    this.to.add(node);
  }
  disconnect(node?: FakeNode): void {
    if (node) this.to.delete(node);
    else this.to.clear();
  }
  getFloatTimeDomainData(samples: Float32Array): void {
    samples.fill(FakeAudioContext.amplitude);
  }
}

/** An audio graph in which every microphone gives the same constant signal. */
export class FakeAudioContext {
  static readonly made: FakeAudioContext[] = [];
  static amplitude = 0;
  readonly sources: FakeNode[] = [];
  state: 'running' | 'suspended' | 'closed' = 'running';
  /** Where a worklet cannot be had. */
  readonly audioWorklet = { addModule: () => Promise.reject(new Error('no worklet')) };

  constructor() {
    FakeAudioContext.made.push(this);
  }

  close(): Promise<void> {
    this.state = 'closed';
    return Promise.resolve();
  }
  suspend(): Promise<void> {
    this.state = 'suspended';
    return Promise.resolve();
  }
  resume(): Promise<void> {
    this.state = 'running';
    return Promise.resolve();
  }
  createMediaStreamSource(stream: FakeStream): FakeNode {
    const source = new FakeNode();
    source.sound = stream.getAudioTracks()[0]?.name;
    this.sources.push(source);
    return source;
  }
  readonly currentTime = 0;
  readonly oscillators: FakeNode[] = [];
  createOscillator(): FakeNode {
    const oscillator = new FakeNode();
    this.oscillators.push(oscillator);
    return oscillator;
  }
  readonly gains: FakeNode[] = [];
  createGain(): FakeNode {
    const gain = new FakeNode();
    this.gains.push(gain);
    return gain;
  }
  createChannelMerger = (): FakeNode => new FakeNode();
  createAnalyser = (): FakeNode => new FakeNode();
  createDelay = (): FakeNode => new FakeNode();
  createMediaStreamDestination(): FakeNode {
    const destination = new FakeNode();
    destination.stream.getTracks().push(new FakeTrack('silence'));
    return destination;
  }
}

/** Names of the tracks whose sound is in this one, which came out of a graph: those on a way of which no gain is 0. */
export function soundsIn(track: FakeTrack | null | undefined): string[] {
  const comesFrom = (node: FakeNode): boolean =>
    node.gain.value !== 0 &&
    (node.stream.getTracks().some((made) => made === track?.original) || [...node.to].some((next) => comesFrom(next)));
  const sources = FakeAudioContext.made.filter(({ state }) => state === 'running').flatMap((context) => context.sources);
  return sources.flatMap((source) => (source.sound !== undefined && comesFrom(source) ? [source.sound] : [])).toSorted();
}

/** Puts this graph in the place of the browser's, with nothing made of it yet; `vi.unstubAllGlobals` takes it away. */
export function stubAudio(): void {
  vi.stubGlobal('AudioContext', FakeAudioContext);
  vi.stubGlobal('MediaStream', FakeStream);
  FakeAudioContext.made.length = 0;
}
