import { Lifetime } from '../../lifetime';
import { createMixingContext, trackOf } from '../../mixing-context';

/** One of the two far ends of a conference. */
interface Party {
  readonly destination: MediaStreamAudioDestinationNode;
  /** The agent's voice on its way to this party. */
  readonly voice: GainNode;
  /** What the other party says, on its way to this one. */
  readonly other: GainNode;
  hearing: MediaStreamTrack | undefined;
  stopHearing: () => void;
}

/**
 * The sound of two calls joined with each other. Nobody is sent what came from there, and the agent hears both as ever, by
 * the calls' own elements: those hold the far ends' streams as well, which else would not flow into this graph.
 *
 *   agent's voice --+--> voice of A --+--> to A
 *                   |                 ^
 *   from B ---------|--> other of A --+
 *                   +--> voice of B --+--> to B
 *                                     ^
 *   from A -------------> other of B -+
 */
export class ConferenceMix {
  readonly #context: AudioContext;
  readonly #parties: readonly [Party, Party];
  #stopFeeding = (): void => {};

  constructor() {
    this.#context = createMixingContext();
    this.#parties = [this.#createParty(), this.#createParty()];
  }

  /** The agent's voice comes by this track from now on; it is stopped when it is done with. */
  feed(track: MediaStreamTrack): void {
    this.#stopFeeding();
    const source = this.#context.createMediaStreamSource(new MediaStream([track]));
    for (const { voice } of this.#parties) source.connect(voice);
    const feeding = new Lifetime();
    feeding.add(() => source.disconnect());
    feeding.add(() => track.stop());
    this.#stopFeeding = () => feeding.end();
  }

  /** What this party says, if it sends anything; the track is of the call, and stays so. */
  hear(party: 0 | 1, track: MediaStreamTrack | undefined): void {
    const from = this.#parties[party];
    if (from.hearing === track) return;
    from.stopHearing();
    from.hearing = track;
    from.stopHearing = () => {};
    if (!track) return;
    const source = this.#context.createMediaStreamSource(new MediaStream([track]));
    source.connect(this.#parties[party === 0 ? 1 : 0].other);
    from.stopHearing = () => source.disconnect();
  }

  /** Whether this party hears the agent, and whether it hears the other one. */
  setHearing(party: 0 | 1, { agent, other }: { readonly agent: boolean; readonly other: boolean }): void {
    this.#parties[party].voice.gain.value = Number(agent);
    this.#parties[party].other.gain.value = Number(other);
  }

  /** What this party is to be sent; whoever takes it stops it. */
  makeTrack(party: 0 | 1): MediaStreamTrack {
    return trackOf(this.#parties[party].destination).clone();
  }

  end(): void {
    this.#stopFeeding();
    for (const { stopHearing } of this.#parties) stopHearing();
    void this.#context.close();
  }

  #createParty(): Party {
    const destination = this.#context.createMediaStreamDestination();
    destination.channelCount = 1;
    const [voice, other] = [this.#context.createGain(), this.#context.createGain()];
    for (const gain of [voice, other]) {
      gain.gain.value = 0;
      gain.connect(destination);
    }
    return { destination, voice, other, hearing: undefined, stopHearing: () => {} };
  }
}
