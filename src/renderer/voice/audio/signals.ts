import type { AudioDevices } from '../../../core/phone/phone-command';
import type { Device } from './devices';
import { Ringer } from './ringer';

/** What sounds without being a call's voice: the ring on the ringer, the far end's ringing in the agent's ear. */
export class Signals {
  readonly #ringer: Ringer;
  readonly #ringback: Ringer;

  constructor(parent: HTMLElement) {
    this.#ringer = new Ringer(parent, 'ring');
    this.#ringback = new Ringer(parent, 'ringback');
  }

  /** Renders the signals ahead, so that the first of each is not late by it. */
  prepare(): void {
    this.#ringer.prepare(['ring', 'knock']);
    this.#ringback.prepare(['ringback']);
  }

  configure({ speaker, ringer, ringVolume }: Pick<AudioDevices, 'speaker' | 'ringer' | 'ringVolume'>): void {
    this.#ringback.setDevice(speaker);
    this.#ringer.setDevice(ringer);
    this.#ringer.setVolume(ringVolume);
  }

  setDevices(speakers: readonly Device[]): void {
    this.#ringback.setDevices(speakers);
    this.#ringer.setDevices(speakers);
  }

  ring(kind: 'ring' | 'knock' | null): void {
    if (kind) this.#ringer.start(kind);
    else this.#ringer.stop();
  }

  ringBack(on: boolean): void {
    if (on) this.#ringback.start('ringback');
    else this.#ringback.stop();
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
    this.#ringback.end();
  }
}
