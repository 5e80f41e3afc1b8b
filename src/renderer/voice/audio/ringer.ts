import type { Device } from '../../../core/phone/device';
import { findWanted } from '../../../core/phone/device-choice';
import { placeOn } from './output';
import { renderSignal, type SignalKind } from './signal-tones';

/** Plays one signal at a time on a device of its own. */
export class Ringer {
  readonly #parent: HTMLElement;
  readonly #name: string;
  /** One for each signal, loaded and ready: to load one takes longer than a ring may be late by. */
  readonly #elements = new Map<SignalKind, HTMLAudioElement>();
  /** The one that goes on until it is stopped. */
  #kind: SignalKind | undefined;
  #playing: HTMLAudioElement | undefined;
  #wanted: readonly Device[] = [];
  #devices: readonly Device[] = [];
  #volume = 1;

  /** @param name marks the elements, for tests and diagnostics */
  constructor(parent: HTMLElement, name: string) {
    this.#parent = parent;
    this.#name = name;
  }

  /** Renders and loads these signals ahead, so that the first of each is not late by it. */
  prepare(kinds: readonly SignalKind[]): void {
    for (const kind of kinds) this.#elementOf(kind);
  }

  /** The devices in the order in which they are wanted. */
  setWanted(wanted: readonly Device[]): void {
    this.#wanted = wanted;
    this.#place();
  }

  setDevices(devices: readonly Device[]): void {
    const before = this.#chosen;
    this.#devices = devices;
    if (this.#chosen?.deviceId !== before?.deviceId) this.#place();
  }

  /** 0 to 1. */
  setVolume(volume: number): void {
    this.#volume = volume;
    for (const element of this.#elements.values()) element.volume = volume;
  }

  /** Goes on until `stop`; asking again for what already plays changes nothing. */
  start(kind: SignalKind): void {
    if (this.#kind === kind) return;
    this.#play(kind, true);
    this.#kind = kind;
  }

  /** A signal once, over whatever still sounds of the one before. */
  once(kind: SignalKind): void {
    this.#play(kind, false);
    this.#kind = undefined;
  }

  /** A signal once, for who tries the devices; nothing while a real one plays. */
  test(kind: SignalKind): void {
    if (this.#kind) return;
    this.once(kind);
    const tried = this.#playing;
    setTimeout(() => {
      if (!this.#kind) tried?.pause();
    }, 6000);
  }

  stop(): void {
    this.#kind = undefined;
    this.#playing?.pause();
  }

  end(): void {
    this.stop();
    for (const element of this.#elements.values()) {
      element.remove();
      URL.revokeObjectURL(element.src);
    }
    this.#elements.clear();
  }

  #play(kind: SignalKind, isLooped: boolean): void {
    const element = this.#elementOf(kind);
    if (this.#playing !== element) this.#playing?.pause();
    this.#playing = element;
    element.loop = isLooped;
    element.currentTime = 0;
    void element.play().catch(() => {});
  }

  get #chosen(): Device | undefined {
    return findWanted(this.#devices, this.#wanted)[0];
  }

  #place(): void {
    for (const element of this.#elements.values()) placeOn(element, this.#chosen);
  }

  #elementOf(kind: SignalKind): HTMLAudioElement {
    const known = this.#elements.get(kind);
    if (known) return known;
    const element = this.#parent.ownerDocument.createElement('audio');
    element.dataset.ringer = this.#name;
    element.preload = 'auto';
    element.volume = this.#volume;
    element.src = URL.createObjectURL(new Blob([renderSignal(kind)], { type: 'audio/wav' }));
    this.#elements.set(kind, element);
    this.#parent.append(element);
    placeOn(element, this.#chosen);
    return element;
  }
}
