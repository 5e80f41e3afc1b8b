import { isSpeech, rememberLevel } from '../../../core/phone/call-level';
import { Lifetime } from '../../lifetime';
import { measureLevel } from '../../measure-level';
import { createMixingContext } from '../../mixing-context';

const lookEveryMs = 200;
/** A look hears the last 128 ms; more of a voice than its loudness is not wanted. */
const windowSamples = 1024;
const sampleRate = 8000;

/** Tells whether the agent speaks while mute cuts off everybody who could hear it. Without mute it listens to nothing. */
export class MutedSpeech {
  readonly #onChange: (isSpeaking: boolean) => void;
  #source: MediaStreamTrack | undefined;
  #isMuted = false;
  #isSpeaking = false;
  #listening = new Lifetime();

  constructor(onChange: (isSpeaking: boolean) => void) {
    this.#onChange = onChange;
  }

  /** The microphone's own track, before mute; it is cloned while it is listened to. */
  hearMicrophone(source: MediaStreamTrack): void {
    this.#source = source;
    this.#listen();
  }

  /** Whether nobody who could hear the agent does. */
  setMuted(isMuted: boolean): void {
    if (isMuted === this.#isMuted) return;
    this.#isMuted = isMuted;
    this.#listen();
  }

  end(): void {
    this.#source = undefined;
    this.setMuted(false);
  }

  #listen(): void {
    this.#listening.end();
    if (!this.#isMuted || !this.#source) {
      this.#tell(false);
      return;
    }
    const listening = new Lifetime();
    this.#listening = listening;
    const track = this.#source.clone();
    listening.add(() => track.stop());
    // nobody hears it: a slow graph wakes the processor less often
    const context = createMixingContext({ sampleRate, latencyHint: 0.08 });
    listening.add(() => void context.close());
    const source = context.createMediaStreamSource(new MediaStream([track]));
    const analyser = context.createAnalyser();
    analyser.fftSize = windowSamples;
    source.connect(analyser);
    const samples = new Float32Array(windowSamples);
    let heard: readonly number[] = [];
    listening.every(lookEveryMs, () => {
      analyser.getFloatTimeDomainData(samples);
      heard = rememberLevel(heard, measureLevel(samples).rmsDb);
      this.#tell(isSpeech(heard));
    });
  }

  #tell(isSpeaking: boolean): void {
    if (isSpeaking === this.#isSpeaking) return;
    this.#isSpeaking = isSpeaking;
    this.#onChange(isSpeaking);
  }
}
