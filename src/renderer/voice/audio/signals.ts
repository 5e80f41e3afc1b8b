import { type Cue, type CueSettings, settingOfCue } from '../../../core/phone/cue';
import type { Device } from '../../../core/phone/device';
import type { AudioDevices } from '../../../core/phone/phone-command';
import { Ringer } from './ringer';

/**
 * What sounds without being a call's voice: the ring on the ringer, where it is heard while the headset lies on the desk;
 * in the agent's ear the knock of a further call, the far end's ringing and cues.
 */
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
    this.#cues.prepare(['announcement', 'call-connected', 'call-ended']);
  }

  configure({ speaker, ringer, ringVolume, cues }: Pick<AudioDevices, 'speaker' | 'ringer' | 'ringVolume' | 'cues'>): void {
    this.#wanted = cues;
    this.#cues.setWanted(speaker);
    this.#knock.setWanted(speaker);
    this.#ringback.setWanted(speaker);
    this.#ringer.setWanted(ringer);
    this.#ringer.setVolume(ringVolume);
    this.#knock.setVolume(ringVolume);
  }

  setDevices(speakers: readonly Device[]): void {
    this.#ringback.setDevices(speakers);
    this.#knock.setDevices(speakers);
    this.#cues.setDevices(speakers);
    this.#ringer.setDevices(speakers);
  }

  /** Rings for an agent who is idle, knocks for one who is in a call. */
  ring(kind: 'ring' | 'knock' | null): void {
    if (kind !== 'ring') this.#ringer.stop();
    if (kind !== 'knock') this.#knock.stop();
    if (kind === 'ring') this.#ringer.start(kind);
    if (kind === 'knock') this.#knock.start(kind);
  }

  ringBack(on: boolean): void {
    if (on) this.#ringback.start('ringback');
    else this.#ringback.stop();
  }

  /** A short sound on the speaker, unless the agent does not want it. */
  cue(cue: Cue): void {
    if (this.#wanted?.[settingOfCue[cue]]) this.#cues.once(cue);
  }

  /** The tone of a call that answers itself; not to be switched off, for it says that one is about to be heard. */
  announce(): void {
    this.#cues.once('announcement');
  }

  /** The tone of a call that is recorded; not to be switched off, for the customer hears it too. */
  sayRecorded(): void {
    this.#cues.once('recorded');
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
