import type { SoundCheckMode, SoundLevel } from '../../../core/phone/sound-check';
import { silenceDb } from '../../../core/phone/sound-check';
import { Lifetime } from '../../lifetime';
import { measureLevel } from '../../measure-level';
import { createMixingContext } from '../../mixing-context';
import type { Output } from './output';

const tellEveryMs = 100;
/** The shortest window that leaves no gap between two looks, at 48 kHz. */
const windowSamples = 8192;
/** Long enough to speak a word or two before it comes back. */
const echoDelayS = 1;
const echoLengthMs = 30_000;
/** As which the echo plays on the speaker, where calls play by their ids. */
const echoId = 'echo';

interface Graph {
  readonly context: AudioContext;
  /** What every microphone goes into, one at a time. */
  readonly input: GainNode;
  readonly lifetime: Lifetime;
}

/**
 * Shows a person what the microphone hears, and lets her hear it as callers do: the track of a call, a second late, on the
 * chosen speaker. There is nothing of it while it is off.
 *
 *   off --> level <--> echo (30 s, then level) --> off
 */
export class SoundCheck {
  readonly #output: Pick<Output, 'play' | 'stop'>;
  readonly #onLevel: (level: SoundLevel) => void;
  #mode: SoundCheckMode = 'off';
  #graph: Graph | undefined;
  #hearing = new Lifetime();
  #echo = new Lifetime();
  #echoEndsAt = 0;

  constructor(output: Pick<Output, 'play' | 'stop'>, onLevel: (level: SoundLevel) => void) {
    this.#output = output;
    this.#onLevel = onLevel;
  }

  get isOn(): boolean {
    return this.#mode !== 'off';
  }

  /** What is on already goes on as it is. */
  change(mode: SoundCheckMode): void {
    if (mode === this.#mode) return;
    this.#mode = mode;
    this.#echo.end();
    if (mode === 'off') {
      this.#stop();
      return;
    }
    this.#graph ??= this.#start();
    if (mode === 'echo') this.#playEcho(this.#graph);
  }

  /** Listens to this track from now on, and stops it when it is done with it. */
  hear(track: MediaStreamTrack): void {
    this.#hearing.end();
    this.#hearing = new Lifetime();
    this.#hearing.add(() => track.stop());
    if (!this.#graph) {
      this.#hearing.end();
      return;
    }
    const source = this.#graph.context.createMediaStreamSource(new MediaStream([track]));
    source.connect(this.#graph.input);
    this.#hearing.add(() => source.disconnect());
  }

  #start(): Graph {
    const lifetime = new Lifetime();
    const context = createMixingContext();
    lifetime.add(() => void context.close());
    const input = context.createGain();
    const analyser = context.createAnalyser();
    analyser.fftSize = windowSamples;
    input.connect(analyser);
    const samples = new Float32Array(windowSamples);
    lifetime.every(tellEveryMs, () => {
      if (this.#hearing.size === 0) return; // the microphone is being opened, or cannot be had
      analyser.getFloatTimeDomainData(samples);
      this.#onLevel({ mode: this.#mode, ...measureLevel(samples), ...this.#echoLeft() });
    });
    return { context, input, lifetime };
  }

  #playEcho({ context, input }: Graph): void {
    this.#echo = new Lifetime();
    const delay = context.createDelay(echoDelayS);
    delay.delayTime.value = echoDelayS;
    const destination = context.createMediaStreamDestination();
    input.connect(delay);
    delay.connect(destination);
    this.#output.play(echoId, destination.stream);
    this.#echoEndsAt = Date.now() + echoLengthMs;
    this.#echo.add(() => {
      this.#output.stop(echoId);
      input.disconnect(delay);
      delay.disconnect();
    });
    this.#echo.after(echoLengthMs, () => this.change('level'));
  }

  #echoLeft(): Pick<SoundLevel, 'echoLeftS'> {
    return this.#mode === 'echo' ? { echoLeftS: Math.max(0, Math.ceil((this.#echoEndsAt - Date.now()) / 1000)) } : {};
  }

  #stop(): void {
    this.#hearing.end();
    this.#graph?.lifetime.end();
    this.#graph = undefined;
    this.#onLevel({ mode: 'off', rmsDb: silenceDb, peakDb: silenceDb });
  }
}
