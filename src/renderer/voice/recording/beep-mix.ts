import { Lifetime } from '../../lifetime';
import { createMixingContext, trackOf } from '../../mixing-context';
import type { VoiceMix } from '../sip/voice-mix';

/** As telephone companies have sounded it since 1948: 1400 Hz for a fifth of a second. Quiet enough to talk over. */
const hertz = 1400;
const lengthS = 0.2;
const loudness = 0.12;
/** Its edges are softened so that nothing clicks. */
const edgeS = 0.01;

/**
 * The agent's voice with a tone now and then that says the call is recorded. The tone is heard whether the voice is muted or
 * not. A graph in between costs 60 to 90 ms, so it is there only while a call is recorded and policy wants the tone.
 */
export class BeepMix implements VoiceMix {
  readonly #context: AudioContext;
  readonly #destination: MediaStreamAudioDestinationNode;
  readonly #lifetime = new Lifetime();
  #source: MediaStreamAudioSourceNode | undefined;

  constructor() {
    this.#context = createMixingContext();
    this.#destination = this.#context.createMediaStreamDestination();
    this.#destination.channelCount = 1;
    this.#lifetime.add(() => void this.#context.close());
  }

  feed(voice: MediaStreamTrack): MediaStreamTrack {
    this.#source?.disconnect();
    this.#source = this.#context.createMediaStreamSource(new MediaStream([voice]));
    this.#source.connect(this.#destination);
    return trackOf(this.#destination);
  }

  /** Sounds the tone once, for the customer and the recording. */
  beep(): void {
    const tone = this.#context.createOscillator();
    const level = this.#context.createGain();
    const at = this.#context.currentTime;
    tone.frequency.value = hertz;
    level.gain.setValueAtTime(0, at);
    level.gain.linearRampToValueAtTime(loudness, at + edgeS);
    level.gain.setValueAtTime(loudness, at + lengthS - edgeS);
    level.gain.linearRampToValueAtTime(0, at + lengthS);
    tone.connect(level);
    level.connect(this.#destination);
    tone.onended = () => level.disconnect();
    tone.start(at);
    tone.stop(at + lengthS);
  }

  end(): void {
    this.#source?.disconnect();
    this.#lifetime.end();
  }
}
