import type { MicrophoneState } from '../../../core/phone/phone-event';
import { failure, type Result, success } from '../../../core/result';
import type { Devices } from './devices';
import { Microphone, type MicrophoneProblem, type MicrophoneSettings } from './microphone';

export interface OutgoingSoundPort {
  readonly mediaDevices: Pick<MediaDevices, 'getUserMedia'>;
  readonly onState: (state: MicrophoneState) => void;
  /** What is to be sent is another track now: whoever sends is to send one of these. */
  readonly onTrack: (makeTrack: () => MediaStreamTrack) => void;
}

/**
 * What leaves this PC of the agent's voice. Whatever changes it or listens to it is put in here, and nowhere else.
 *
 *   microphone --> treatment --> a track for each call
 *
 * Each call sends a track of its own, so that mute and hold of one do not touch another. While nothing is treated, that is
 * a clone of the microphone's: a graph in between costs 60 to 90 ms.
 */
export class OutgoingSound {
  readonly #microphone: Microphone;

  constructor({ mediaDevices, onState, onTrack }: OutgoingSoundPort) {
    this.#microphone = new Microphone({ mediaDevices, onState, onSource: (source) => onTrack(() => source.clone()) });
  }

  /** What the microphone hears, while it is open; to be looked at only. */
  get source(): MediaStreamTrack | undefined {
    return this.#microphone.source;
  }

  configure(settings: MicrophoneSettings, mayBeSilent: boolean): void {
    this.#microphone.configure(settings, mayBeSilent);
  }

  setDevices(devices: Devices): void {
    this.#microphone.setDevices(devices);
  }

  /** Opens the microphone ahead of a call, or lets go of it when nobody needs it. */
  setNeeded(isNeeded: boolean): void {
    this.#microphone.setNeeded(isNeeded);
  }

  /** Asks once more for a microphone that could not be had. */
  tryAgain(): void {
    this.#microphone.tryAgain();
  }

  /** A track for one call, which stops it; at once when the microphone is open: an answer must not wait for anything. */
  takeOpenTrack(): MediaStreamTrack | undefined {
    return this.#microphone.source?.clone();
  }

  /** As `takeOpenTrack`, but opens the microphone when it is not. */
  async takeTrack(): Promise<Result<MediaStreamTrack, MicrophoneProblem>> {
    const source = await this.#microphone.open();
    return source.ok ? success(source.value.clone()) : failure(source.problem);
  }

  end(): void {
    this.#microphone.end();
  }
}
