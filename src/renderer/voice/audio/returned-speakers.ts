import type { Device } from '../../../core/phone/device';
import type { Dispose, Lifetime } from '../../lifetime';

/** Chromium keeps the stream to a speaker for five seconds after its last use. */
const streamLastsMs = 6000;

/**
 * Holds back a speaker that was pulled and is plugged in again at once. The sound server has moved its stream to another
 * one meanwhile and not back, and Chromium on Linux would take that stream again: the caller would go on from the other
 * speaker, while everything says that it is the headset.
 */
export class ReturnedSpeakers {
  readonly #lifetime: Lifetime;
  readonly #waitsMs: number;
  readonly #onUsable: (speakers: readonly Device[]) => void;
  /** When those that were there and are gone, or were gone just now, were last missed; monotonic, ms. */
  readonly #missedAt = new Map<string, number>();
  #present: readonly Device[] = [];
  #stopWaiting: Dispose | undefined;

  /** @param onUsable those that may be played to: whenever the list changes, and when one that is back has waited long enough */
  constructor(lifetime: Lifetime, isLinux: boolean, onUsable: (speakers: readonly Device[]) => void) {
    this.#lifetime = lifetime;
    this.#waitsMs = isLinux ? streamLastsMs : 0;
    this.#onUsable = onUsable;
  }

  setDevices(speakers: readonly Device[]): void {
    const now = performance.now();
    for (const { deviceId } of this.#present)
      if (!speakers.some((speaker) => speaker.deviceId === deviceId)) this.#missedAt.set(deviceId, now);
    this.#present = speakers;
    this.#tell();
  }

  #tell(): void {
    const now = performance.now();
    const waitMs = ({ deviceId }: Device): number => (this.#missedAt.get(deviceId) ?? Number.NEGATIVE_INFINITY) + this.#waitsMs - now;
    const longestMs = Math.max(0, ...this.#present.map(waitMs));
    this.#stopWaiting?.();
    this.#stopWaiting = longestMs > 0 ? this.#lifetime.after(longestMs, () => this.#tell()) : undefined;
    this.#onUsable(this.#present.filter((speaker) => waitMs(speaker) <= 0));
  }
}
