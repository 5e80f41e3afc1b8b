import type { AudioDevices } from '../../../core/phone/phone-command';
import type { MicrophoneState } from '../../../core/phone/phone-event';
import { failure, type Result, success } from '../../../core/result';
import type { Devices } from './devices';
import { Microphone, type MicrophonePort, type MicrophoneProblem } from './microphone';
import { isTreated, Treatment, type TreatmentSettings } from './treatment';

export interface OutgoingSoundPort {
  readonly mediaDevices: Pick<MediaDevices, 'getUserMedia'>;
  readonly onState: (state: MicrophoneState) => void;
  readonly onOpened: MicrophonePort['onOpened'];
  /** What is to be sent is another track now: whoever sends is to send one of these. */
  readonly onTrack: (makeTrack: () => MediaStreamTrack) => void;
  /** The microphone hears by another track now, as nobody has treated it; who wants to listen takes a clone. */
  readonly onSource: (source: MediaStreamTrack) => void;
  /** Strong noise suppression cannot be had; the reason, for the log. */
  readonly onSuppressorFailed: (reason: string) => void;
}

/** Whether somebody is sent the sound, may be soon, or not. */
export type SoundNeed = 'none' | 'ready' | 'sent';

interface MadeTreatment {
  readonly made: Treatment;
  readonly isSuppressed: boolean;
}

type Settings = Pick<AudioDevices, 'microphone' | 'noiseSuppression' | 'echoCancellation' | 'autoGainControl' | 'microphoneGainDb'>;

/**
 * What leaves this PC of the agent's voice. Whatever changes it or listens to it is put in here, and nowhere else.
 *
 *   microphone --> treatment --> a track for each call
 *
 * Each call sends a track of its own, so that mute and hold of one do not touch another. While nothing is treated, that is
 * a clone of the microphone's: a graph in between costs 60 to 90 ms.
 */
export class OutgoingSound {
  readonly #port: OutgoingSoundPort;
  readonly #microphone: Microphone;
  #settings: Settings | undefined;
  #mayBeSilent = false;
  #treatment: MadeTreatment | undefined;
  #hasSuppressorFailed = false;
  #need: SoundNeed = 'none';
  #source: MediaStreamTrack | undefined;
  #generation = 0;

  constructor(port: OutgoingSoundPort) {
    const { mediaDevices, onState, onOpened } = port;
    this.#port = port;
    this.#microphone = new Microphone({ mediaDevices, onState, onOpened, onSource: (source) => this.#onSource(source) });
  }

  /** What the microphone hears, while it is open; to be looked at only. */
  get source(): MediaStreamTrack | undefined {
    return this.#microphone.source;
  }

  configure(settings: Settings, mayBeSilent: boolean): void {
    this.#settings = settings;
    this.#mayBeSilent = mayBeSilent;
    this.#apply(settings);
  }

  setDevices(devices: Devices): void {
    this.#microphone.setDevices(devices);
  }

  /** Opens the microphone ahead of a call, or lets go of it when nobody needs it. */
  setNeed(need: SoundNeed): void {
    this.#need = need;
    this.#treatment?.made.setRunning(need === 'sent');
    if (need === 'none') {
      this.#source = undefined;
      this.#treatment?.made.starve();
    }
    this.#microphone.setNeeded(need !== 'none');
  }

  /** Asks once more for a microphone that could not be had. */
  tryAgain(): void {
    this.#microphone.tryAgain();
  }

  /** A track for one call, which stops it; at once when the microphone is open: an answer must not wait for anything. */
  takeOpenTrack(): MediaStreamTrack | undefined {
    const { source } = this.#microphone;
    return source && this.#makeTrack(source);
  }

  /** As `takeOpenTrack`, but opens the microphone when it is not. */
  async takeTrack(): Promise<Result<MediaStreamTrack, MicrophoneProblem>> {
    const source = await this.#microphone.open();
    return source.ok ? success(this.#makeTrack(source.value)) : failure(source.problem);
  }

  end(): void {
    this.#generation += 1;
    this.#settings = undefined;
    this.#microphone.end();
    this.#treatment?.made.end();
    this.#treatment = undefined;
  }

  /** One suppression at a time: strong, or the browser's where strong cannot be had. */
  #apply(settings: Settings): void {
    const { noiseSuppression, microphoneGainDb: gainDb } = settings;
    const isSuppressed = noiseSuppression === 'strong' && !this.#hasSuppressorFailed;
    void this.#treat({ gainDb, isSuppressed });
    this.#microphone.configure({ ...settings, noiseSuppression: noiseSuppression !== 'off' && !isSuppressed }, this.#mayBeSilent);
  }

  /** The way of the sound as it is wished: without a graph when nothing is, else through one, which may take a moment. */
  async #treat(wanted: TreatmentSettings): Promise<void> {
    const { gainDb, isSuppressed } = wanted;
    this.#generation += 1;
    const generation = this.#generation;
    if (!isTreated(wanted)) {
      if (this.#treatment) this.#use(undefined);
      return;
    }
    if (this.#treatment?.isSuppressed === isSuppressed) {
      this.#treatment.made.setGain(gainDb);
      return;
    }
    const made = new Treatment();
    made.setGain(gainDb);
    try {
      if (isSuppressed) await made.suppress(() => this.#loseSuppressor('it broke'));
    } catch (error) {
      made.end();
      this.#loseSuppressor(error instanceof Error ? error.message : String(error));
      return;
    }
    if (generation === this.#generation) this.#use({ made, isSuppressed });
    else made.end();
  }

  #loseSuppressor(reason: string): void {
    if (this.#hasSuppressorFailed) return;
    this.#hasSuppressorFailed = true;
    this.#port.onSuppressorFailed(reason);
    if (this.#settings) this.#apply(this.#settings);
  }

  #use(treatment: MadeTreatment | undefined): void {
    const before = this.#treatment;
    this.#treatment = treatment;
    treatment?.made.setRunning(this.#need === 'sent');
    if (this.#source) this.#send(this.#source);
    before?.made.end();
  }

  #onSource(source: MediaStreamTrack): void {
    this.#source = source;
    this.#port.onSource(source);
    this.#send(source);
  }

  #send(source: MediaStreamTrack): void {
    this.#treatment?.made.feed(source.clone());
    this.#port.onTrack(() => this.#makeTrack(source));
  }

  #makeTrack(source: MediaStreamTrack): MediaStreamTrack {
    return this.#treatment?.made.makeTrack() ?? source.clone();
  }
}
