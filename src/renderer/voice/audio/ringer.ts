import { type Device, findDevice } from './devices';
import { placeOn } from './output';
import { renderTones, type ToneStretch } from './tone';

/**
 * `ring` calls from idle, `knock` announces a second call in the ear of an agent who talks, `ringback` is the far end's
 * phone ringing, `trial` lets a person hear which speaker it is.
 */
export type RingKind = 'ring' | 'knock' | 'ringback' | 'trial';

const chime: readonly ToneStretch[] = [
  { hertz: [523, 784], lengthMs: 260, from: 0.9, to: 0.3 },
  { hertz: [], lengthMs: 60 },
  { hertz: [659, 988], lengthMs: 420, from: 0.9, to: 0.1 },
];

const tones: Readonly<Record<RingKind, readonly ToneStretch[]>> = {
  // soft at first, then up: the loop is long enough that it rises once
  ring: [0.35, 0.6, 0.85, 1, 1, 1, 1, 1].flatMap((loudness) => [
    ...[...chime, { hertz: [], lengthMs: 180 }, ...chime].map((stretch) => scale(stretch, loudness)),
    { hertz: [], lengthMs: 1600 },
  ]),
  knock: [
    { hertz: [660], lengthMs: 120, from: 0.25, to: 0.1 },
    { hertz: [], lengthMs: 120 },
    { hertz: [660], lengthMs: 120, from: 0.25, to: 0.1 },
    { hertz: [], lengthMs: 3640 },
  ],
  // ETSI TS 101 041: 425 Hz, 1 s in 5
  ringback: [
    { hertz: [425], lengthMs: 1000, from: 0.2 },
    { hertz: [], lengthMs: 4000 },
  ],
  // about as loud as a caller
  trial: [
    { hertz: [392], lengthMs: 220, from: 0.3, to: 0.2 },
    { hertz: [494], lengthMs: 220, from: 0.3, to: 0.2 },
    { hertz: [587], lengthMs: 600, from: 0.3, to: 0.02 },
  ],
};

function scale(stretch: ToneStretch, loudness: number): ToneStretch {
  if (stretch.hertz.length === 0) return stretch;
  return { ...stretch, from: (stretch.from ?? 1) * loudness, to: (stretch.to ?? stretch.from ?? 1) * loudness };
}

/** Plays one signal at a time on a device of its own. */
export class Ringer {
  readonly #element: HTMLAudioElement;
  readonly #urls = new Map<RingKind, string>();
  #kind: RingKind | undefined;
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
  prepare(kinds: readonly RingKind[]): void {
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
  start(kind: RingKind): void {
    if (this.#kind === kind) return;
    this.#play(kind, true);
  }

  /** A signal once, for who tries the devices; nothing while a real one plays. */
  test(kind: RingKind): void {
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

  #play(kind: RingKind, isLooped: boolean): void {
    this.#kind = kind;
    this.#element.loop = isLooped;
    this.#element.volume = this.#volume;
    this.#element.src = this.#urlOf(kind);
    this.#element.currentTime = 0;
    void this.#element.play().catch(() => {});
  }

  #urlOf(kind: RingKind): string {
    const known = this.#urls.get(kind);
    if (known) return known;
    const url = URL.createObjectURL(new Blob([renderTones(tones[kind])], { type: 'audio/wav' }));
    this.#urls.set(kind, url);
    return url;
  }
}
