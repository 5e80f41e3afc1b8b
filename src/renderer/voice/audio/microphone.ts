import type { Device } from '../../../core/phone/device';
import { findWanted } from '../../../core/phone/device-choice';
import type { AudioDevices } from '../../../core/phone/phone-command';
import type { MicrophoneState } from '../../../core/phone/phone-event';
import { failure, type Result, success } from '../../../core/result';
import { Lifetime } from '../../lifetime';
import type { Devices } from './devices';
import { createSilentTrack } from './silent-track';

/** Why there is no microphone to be had. */
export type MicrophoneProblem = Extract<MicrophoneState, 'missing' | 'refused' | 'failed'>;

export interface MicrophonePort {
  readonly mediaDevices: Pick<MediaDevices, 'getUserMedia'>;
  readonly onState: (state: MicrophoneState) => void;
  /** A microphone was opened: of this device, `''` the system's default. */
  readonly onOpened: (deviceId: string) => void;
  /** Another source is in use now, which stays the microphone's: who wants to keep it takes a clone. */
  readonly onSource: (source: MediaStreamTrack) => void;
}

interface Opened {
  readonly track: MediaStreamTrack;
  /** What it was asked from; `''` the system's default. */
  readonly deviceId: string;
}

/** What is asked of the microphone itself. */
export type MicrophoneSettings = Pick<AudioDevices, 'microphone' | 'echoCancellation' | 'autoGainControl'> & {
  /** The browser's own. */
  readonly noiseSuppression: boolean;
};

function isProblem(state: MicrophoneState): state is MicrophoneProblem {
  return state === 'missing' || state === 'refused' || state === 'failed';
}

/**
 * The agent's microphone. One source is open while it is needed (kept open, or a call is up).
 *
 *   closed --needed--> opening --> open --not needed--> closed
 *                         |         | device gone, changed
 *                         v         v
 *              missing | refused | failed --device list changes--> opening
 *
 * Where it may be silent, a source of silence takes the place of the microphone that cannot be had. Every reason to hope
 * for a real one is followed all the same; those who listen hear of one state, `silent`.
 */
export class Microphone {
  readonly #port: MicrophonePort;
  #settings: MicrophoneSettings = { microphone: [], noiseSuppression: true, echoCancellation: true, autoGainControl: true };
  #devices: readonly Device[] = [];
  #state: MicrophoneState = 'unknown';
  #told: MicrophoneState = 'unknown';
  #mayBeSilent = false;
  #source: MediaStreamTrack | undefined;
  #sourceLifetime = new Lifetime();
  /** The device the source was asked from; `''` the system's default. */
  #openedId = '';
  #opening: Promise<Result<MediaStreamTrack, MicrophoneProblem>> | undefined;
  #isNeeded = false;
  #generation = 0;

  constructor(port: MicrophonePort) {
    this.#port = port;
  }

  /** What the microphone hears, while it is open. */
  get source(): MediaStreamTrack | undefined {
    return this.#source?.readyState === 'live' ? this.#source : undefined;
  }

  configure(settings: MicrophoneSettings, mayBeSilent: boolean): void {
    const before = JSON.stringify(this.#settings);
    const { microphone, noiseSuppression, echoCancellation, autoGainControl } = settings;
    this.#settings = { microphone, noiseSuppression, echoCancellation, autoGainControl };
    this.#mayBeSilent = mayBeSilent;
    this.#tell(this.#state);
    // asked again after a failure: the person may have mended it where no event tells
    if (JSON.stringify(this.#settings) !== before || !this.#source || this.#isSecondBest) this.#reopen();
    if (!this.#isNeeded && (this.#state === 'refused' || this.#state === 'failed')) void this.#look();
  }

  /** Asks once more for a microphone that could not be had: the person may have mended it where no event tells. */
  tryAgain(): void {
    if (this.#isSecondBest && !this.#opening) this.#reopen();
  }

  /** Opens the source ahead of a call, or lets go of it when nobody needs it. */
  setNeeded(isNeeded: boolean): void {
    if (this.#isNeeded === isNeeded) return;
    this.#isNeeded = isNeeded;
    if (isNeeded) {
      void this.#open();
      return;
    }
    this.#generation += 1;
    this.#opening = undefined;
    this.#close();
    // a problem stays told until another device gives reason to hope
    if (this.#state === 'open') this.#tell('closed');
  }

  /** The microphones there are now: a lost one is replaced, the chosen one is taken again when it is back. */
  setDevices({ microphones: devices, hasMicrophone }: Devices): void {
    this.#devices = devices;
    if (!this.#isNeeded) {
      this.#tell(hasMicrophone ? 'closed' : 'missing');
      return;
    }
    const isGone = this.#openedId !== '' && !devices.some((device) => device.deviceId === this.#openedId);
    if (isGone) this.#onSourceLost();
    else if (!this.source || this.#isSecondBest) this.#reopen();
  }

  /** The source, which is opened when it is not. */
  open(): Promise<Result<MediaStreamTrack, MicrophoneProblem>> {
    return this.#open();
  }

  end(): void {
    this.#isNeeded = false;
    this.#close();
  }

  #reopen(): void {
    if (!this.#isNeeded) return;
    this.#generation += 1;
    this.#opening = undefined;
    void this.#open(true);
  }

  /**
   * Asks for the microphone and lets go of it: where the list of devices stays the same, nothing else
   * shows that a problem was mended while nobody needs it.
   */
  async #look(): Promise<void> {
    const generation = this.#generation;
    const opened = await this.#ask(this.#chosenIds());
    if (opened.ok) opened.value.track.stop();
    if (this.#isNeeded || generation !== this.#generation) return;
    this.#tell(opened.ok ? 'open' : opened.problem);
    if (opened.ok) this.#tell('closed');
  }

  #open(isAnew = false): Promise<Result<MediaStreamTrack, MicrophoneProblem>> {
    if (!isAnew && this.#source?.readyState === 'live') return Promise.resolve(success(this.#source));
    this.#opening ??= this.#acquire(this.#generation);
    return this.#opening;
  }

  async #acquire(generation: number): Promise<Result<MediaStreamTrack, MicrophoneProblem>> {
    const opened = await this.#ask(this.#chosenIds());
    if (generation !== this.#generation) {
      // the choice has changed meanwhile
      if (opened.ok) opened.value.track.stop();
      return this.#isNeeded ? this.#open() : failure('failed');
    }
    this.#opening = undefined;
    if (opened.ok) {
      this.#tell('open');
      this.#use(opened.value);
      this.#port.onOpened(opened.value.deviceId);
      return success(opened.value.track);
    }
    this.#close();
    this.#tell(opened.problem);
    if (!this.#mayBeSilent) return opened;
    const silence = createSilentTrack();
    this.#use({ track: silence, deviceId: '' });
    return success(silence);
  }

  /** What is wanted most of the devices there are; `''` the system's default. */
  get #chosenId(): string {
    return this.#chosenIds()[0] ?? '';
  }

  /** What is used is not the one that is wanted most, or is none at all. */
  get #isSecondBest(): boolean {
    return isProblem(this.#state) || this.#openedId !== this.#chosenId;
  }

  #chosenIds(): string[] {
    return findWanted(this.#devices, this.#settings.microphone).map(({ deviceId }) => deviceId);
  }

  /** Asks for the first of these that can be had, and for the system's default when there is none. */
  async #ask([deviceId = '', ...others]: readonly string[]): Promise<Result<Opened, MicrophoneProblem>> {
    const { noiseSuppression, echoCancellation, autoGainControl } = this.#settings;
    const processing = { noiseSuppression, echoCancellation, autoGainControl, channelCount: 1 };
    try {
      const audio = deviceId === '' ? processing : { ...processing, deviceId: { exact: deviceId } };
      const stream = await this.#port.mediaDevices.getUserMedia({ audio });
      const track = stream.getAudioTracks()[0];
      return track ? success({ track, deviceId }) : failure('missing');
    } catch (error) {
      const { name } = error as DOMException;
      if (name === 'NotAllowedError' || name === 'SecurityError') return failure('refused');
      // gone between the list and now, or in the hands of another program
      if (deviceId !== '') return this.#ask(others);
      return failure(name === 'NotFoundError' || name === 'OverconstrainedError' ? 'missing' : 'failed');
    }
  }

  #use({ track: source, deviceId }: Opened): void {
    this.#sourceLifetime.end();
    this.#sourceLifetime = new Lifetime();
    this.#source = source;
    this.#openedId = deviceId;
    this.#sourceLifetime.listen(source, 'ended', () => this.#onSourceLost());
    this.#sourceLifetime.add(() => source.stop());
    this.#port.onSource(source);
  }

  /**
   * Unplugged in a call: silence at once, then what there is. The PBX may end a call for want of packets, and the system
   * may have put another microphone in the place of this one, whom nobody has asked to speak.
   */
  #onSourceLost(): void {
    this.#close();
    this.#port.onSource(createSilentTrack());
    this.#reopen();
  }

  #close(): void {
    this.#sourceLifetime.end();
    this.#source = undefined;
    this.#openedId = '';
  }

  #tell(state: MicrophoneState): void {
    this.#state = state;
    const shown = this.#mayBeSilent && isProblem(state) ? 'silent' : state;
    if (shown === this.#told) return;
    this.#told = shown;
    this.#port.onState(shown);
  }
}
