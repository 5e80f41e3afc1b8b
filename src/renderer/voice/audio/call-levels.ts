import { callLevelOf, isSpeech, rememberLevel } from '../../../core/phone/call-level';
import type { CallLevels } from '../../../core/phone/call-levels';
import { silenceDb } from '../../../core/phone/sound-check';
import { Lifetime } from '../../lifetime';
import { measureLevel } from '../../measure-level';

/** Five looks a second show a voice; more would only cost. */
const lookEveryMs = 200;
/** A look hears the last 43 ms, at 48 kHz. */
const windowSamples = 2048;

interface Ear {
  readonly analyser: AnalyserNode;
  readonly end: () => void;
}

/** Tells how loud it is in the calls that are talked, and listens to nothing while there is none. */
export class CallLevelMeter {
  readonly #onLevels: (levels: CallLevels) => void;
  readonly #samples = new Float32Array(windowSamples);
  readonly #callers = new Map<string, Ear>();
  #microphone: Ear | undefined;
  #source: MediaStreamTrack | undefined;
  #context: AudioContext | undefined;
  #lifetime = new Lifetime();
  #isMuted = false;
  #heard: readonly number[] = [];
  #told = '';

  constructor(onLevels: (levels: CallLevels) => void) {
    this.#onLevels = onLevels;
  }

  /** The microphone's own track, before mute; it is cloned while there is a call. */
  hearMicrophone(source: MediaStreamTrack): void {
    this.#source = source;
    if (!this.#context) return;
    this.#microphone?.end();
    const track = source.clone();
    const ear = this.#listen(this.#context, new MediaStream([track]));
    this.#microphone = {
      ...ear,
      end: () => {
        ear.end();
        track.stop();
      },
    };
  }

  /** Whether nobody who could hear the agent does. */
  setMuted(isMuted: boolean): void {
    if (isMuted !== this.#isMuted) this.#heard = [];
    this.#isMuted = isMuted;
  }

  /** Listens to this call too, until `leave`. */
  join(callId: string, stream: MediaStream): void {
    this.#callers.get(callId)?.end();
    this.#context ??= this.#start();
    this.#callers.set(callId, this.#listen(this.#context, stream));
    if (!this.#microphone && this.#source) this.hearMicrophone(this.#source);
  }

  leave(callId: string): void {
    this.#callers.get(callId)?.end();
    this.#callers.delete(callId);
    if (this.#callers.size === 0) this.end();
  }

  end(): void {
    for (const ear of this.#callers.values()) ear.end();
    this.#callers.clear();
    this.#microphone?.end();
    this.#microphone = undefined;
    this.#lifetime.end();
    this.#context = undefined;
    this.#heard = [];
  }

  #start(): AudioContext {
    this.#lifetime = new Lifetime();
    // nobody hears it: a slow graph wakes the processor less often
    const options = { sampleRate: 48_000, sinkId: { type: 'none' }, latencyHint: 'playback' };
    const context = new AudioContext(options as AudioContextOptions);
    this.#lifetime.add(() => void context.close());
    this.#lifetime.every(lookEveryMs, () => this.#look());
    return context;
  }

  #listen(context: AudioContext, stream: MediaStream): Ear {
    const source = context.createMediaStreamSource(stream);
    const analyser = context.createAnalyser();
    analyser.fftSize = windowSamples;
    source.connect(analyser);
    return { analyser, end: () => source.disconnect() };
  }

  #look(): void {
    const own = this.#loudness(this.#microphone);
    this.#heard = rememberLevel(this.#heard, own);
    const callers = [...this.#callers].map(([callId, ear]) => ({ callId, level: callLevelOf(this.#loudness(ear)) }));
    const levels = { microphone: callLevelOf(own), callers, isSpeakingMuted: this.#isMuted && isSpeech(this.#heard) };
    const now = JSON.stringify(levels);
    if (now === this.#told) return;
    this.#told = now;
    this.#onLevels(levels);
  }

  #loudness(ear: Ear | undefined): number {
    if (!ear) return silenceDb;
    ear.analyser.getFloatTimeDomainData(this.#samples);
    return measureLevel(this.#samples).rmsDb;
  }
}
