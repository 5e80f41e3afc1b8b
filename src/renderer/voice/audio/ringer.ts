import { type Device, findDevice } from './devices';
import { placeOn } from './output';
import { renderSignal, type SignalKind } from './signal-tones';

/** Plays one signal at a time on a device of its own. */
export class Ringer {
  readonly #element: HTMLAudioElement;
  readonly #urls = new Map<SignalKind, string>();
  #kind: SignalKind | undefined;
  #wanted = '';
  #devices: readonly Device[] = [];
  #volume = 1;

  /** @param name marks the element, for tests and diagnostics */
  constructor(parent: HTMLElement, name: string) {
    this.#element = parent.ownerDocument.createElement('audio');
    this.#element.dataset.ringer = name;
    parent.append(this.#element);
  }

  /** Renders these signals ahead, so that the first ring is not late by it. */
  prepare(kinds: readonly SignalKind[]): void {
    for (const kind of kinds) this.#urlOf(kind);
  }

  setDevice(wanted: string): void {
    this.#wanted = wanted;
    placeOn(this.#element, findDevice(this.#devices, wanted));
  }

  setDevices(devices: readonly Device[]): void {
    const before = findDevice(this.#devices, this.#wanted);
    this.#devices = devices;
    const now = findDevice(devices, this.#wanted);
    if (now?.deviceId !== before?.deviceId) placeOn(this.#element, now);
  }

  /** 0 to 1. */
  setVolume(volume: number): void {
    this.#volume = volume;
    this.#element.volume = volume;
  }

  /** Goes on until `stop`; asking again for what already plays changes nothing. */
  start(kind: SignalKind): void {
    if (this.#kind === kind) return;
    this.#play(kind, true);
  }

  /** A signal once, over whatever still sounds of the one before. */
  once(kind: SignalKind): void {
    this.#play(kind, false);
    this.#kind = undefined;
  }

  /** A signal once, for who tries the devices; nothing while a real one plays. */
  test(kind: SignalKind): void {
    if (this.#kind) return;
    this.#play(kind, false);
    this.#kind = undefined;
    const element = this.#element;
    setTimeout(() => {
      if (!this.#kind) element.pause();
    }, 6000);
  }

  stop(): void {
    this.#kind = undefined;
    this.#element.pause();
  }

  end(): void {
    this.stop();
    this.#element.remove();
    for (const url of this.#urls.values()) URL.revokeObjectURL(url);
    this.#urls.clear();
  }

  #play(kind: SignalKind, isLooped: boolean): void {
    this.#kind = kind;
    this.#element.loop = isLooped;
    this.#element.volume = this.#volume;
    this.#element.src = this.#urlOf(kind);
    this.#element.currentTime = 0;
    void this.#element.play().catch(() => {});
  }

  #urlOf(kind: SignalKind): string {
    const known = this.#urls.get(kind);
    if (known) return known;
    const url = URL.createObjectURL(new Blob([renderSignal(kind)], { type: 'audio/wav' }));
    this.#urls.set(kind, url);
    return url;
  }
}
