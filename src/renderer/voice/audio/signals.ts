import { type Cue, type CueSettings, settingOfCue } from '../../../core/phone/cue';
import type { AudioDevices } from '../../../core/phone/phone-command';
import type { Device } from './devices';
import { Ringer } from './ringer';

/** What sounds without being a call's voice: the ring on the ringer; a second caller, the far end's ringing and cues in the agent's ear. */
export class Signals {
  readonly #ringer: Ringer;
  readonly #knock: Ringer;
  readonly #ringback: Ringer;
  readonly #cues: Ringer;
  #wanted: CueSettings | undefined;

  constructor(parent: HTMLElement) {
    this.#ringer = new Ringer(parent, 'ring');
    this.#knock = new Ringer(parent, 'knock');
    this.#ringback = new Ringer(parent, 'ringback');
    this.#cues = new Ringer(parent, 'cue');
  }

  /** Renders the signals ahead, so that the first of each is not late by it. */
  prepare(): void {
    this.#ringer.prepare(['ring']);
    this.#knock.prepare(['knock']);
    this.#ringback.prepare(['ringback']);
    this.#cues.prepare(['call-connected', 'call-ended']);
  }

  configure({ speaker, ringer, ringVolume, cues }: Pick<AudioDevices, 'speaker' | 'ringer' | 'ringVolume' | 'cues'>): void {
    this.#wanted = cues;
    this.#cues.setDevice(speaker);
    this.#knock.setDevice(speaker);
    this.#ringback.setDevice(speaker);
    this.#ringer.setDevice(ringer);
    this.#ringer.setVolume(ringVolume);
  }

  setDevices(speakers: readonly Device[]): void {
    this.#ringback.setDevices(speakers);
    this.#knock.setDevices(speakers);
    this.#cues.setDevices(speakers);
    this.#ringer.setDevices(speakers);
  }

  /** `knock` is for an agent who talks: only the ear that hears the caller is to hear it. */
  ring(kind: 'ring' | 'knock' | null): void {
    if (kind === 'ring') this.#ringer.start('ring');
    else this.#ringer.stop();
    if (kind === 'knock') this.#knock.start('knock');
    else this.#knock.stop();
  }

  ringBack(on: boolean): void {
    if (on) this.#ringback.start('ringback');
    else this.#ringback.stop();
  }

  /** A short sound on the speaker, unless the agent does not want it. */
  cue(cue: Cue): void {
    if (this.#wanted?.[settingOfCue[cue]]) this.#cues.once(cue);
  }

  /** The ring once, for the settings page. */
  test(): void {
    this.#ringer.test('ring');
  }

  /** A few notes where callers are heard. */
  testSpeaker(): void {
    this.#ringback.test('trial');
  }

  end(): void {
    this.#ringer.end();
    this.#knock.end();
    this.#ringback.end();
    this.#cues.end();
  }
}
