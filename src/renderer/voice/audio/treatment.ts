import { Lifetime } from '../../lifetime';
import { createMixingContext, trackOf } from '../../mixing-context';
import { loadSuppressor } from './suppressor';

export interface TreatmentSettings {
  readonly gainDb: number;
  readonly isSuppressed: boolean;
}

/** Whether these settings change the sound at all. */
export function isTreated({ gainDb, isSuppressed }: TreatmentSettings): boolean {
  return isSuppressed || gainDb !== 0;
}

/**
 * What is done to the agent's voice on its way to the calls. It stays while microphones come and go.
 *
 *   track --> strong noise suppression, if wished --> gain --> tracks
 */
export class Treatment {
  readonly #context: AudioContext;
  readonly #gain: GainNode;
  readonly #destination: MediaStreamAudioDestinationNode;
  readonly #lifetime = new Lifetime();
  #input: AudioNode;
  #feed = new Lifetime();

  constructor() {
    this.#context = createMixingContext();
    this.#gain = this.#context.createGain();
    this.#destination = this.#context.createMediaStreamDestination();
    this.#destination.channelCount = 1;
    this.#gain.connect(this.#destination);
    this.#input = this.#gain;
    this.#lifetime.add(() => void this.#context.close());
  }

  /** Puts strong noise suppression before everything else, ahead of the first `feed`. Rejects if it cannot be had. */
  async suppress(onBroken: () => void): Promise<void> {
    const suppressor = await loadSuppressor(this.#context);
    this.#lifetime.listen(suppressor.node, 'processorerror', onBroken);
    suppressor.node.connect(this.#gain);
    this.#input = suppressor.node;
    this.#lifetime.add(suppressor.end);
  }

  setGain(gainDb: number): void {
    this.#gain.gain.value = 10 ** (gainDb / 20);
  }

  /** Costs nothing while nobody is to hear it. */
  setRunning(isRunning: boolean): void {
    void (isRunning ? this.#context.resume() : this.#context.suspend()).catch(() => {});
  }

  /** Treats this track from now on, and stops it when it is done with it. */
  feed(track: MediaStreamTrack): void {
    this.starve();
    const source = this.#context.createMediaStreamSource(new MediaStream([track]));
    source.connect(this.#input);
    this.#feed.add(() => {
      source.disconnect();
      track.stop();
    });
  }

  /** Lets go of the microphone. */
  starve(): void {
    this.#feed.end();
    this.#feed = new Lifetime();
  }

  /** A track of what has been treated. */
  makeTrack(): MediaStreamTrack {
    return trackOf(this.#destination).clone();
  }

  end(): void {
    this.#feed.end();
    this.#lifetime.end();
  }
}
