import type { Device } from '../../../core/phone/device';
import { findWanted } from '../../../core/phone/device-choice';

/** Plays each call's far end through an element of its own, all on the agent's chosen speaker. */
export class Output {
  readonly #elements = new Map<string, HTMLAudioElement>();
  readonly #parent: HTMLElement;
  #wanted: readonly Device[] = [];
  #devices: readonly Device[] = [];

  constructor(parent: HTMLElement) {
    this.#parent = parent;
  }

  /** The speakers in the order in which they are wanted. */
  setWanted(wanted: readonly Device[]): void {
    this.#wanted = wanted;
    this.#applyAll();
  }

  /** A pulled speaker leaves its elements on the default device with a stale `sinkId`: they are placed anew, there and back. */
  setDevices(devices: readonly Device[]): void {
    const before = this.#chosen;
    this.#devices = devices;
    if (this.#chosen?.deviceId !== before?.deviceId) this.#applyAll();
  }

  play(callId: string, stream: MediaStream): void {
    let element = this.#elements.get(callId);
    if (!element) {
      element = this.#parent.ownerDocument.createElement('audio');
      element.dataset.callId = callId;
      element.autoplay = true;
      // the element stays referenced: a remote track flows only while one holds it
      this.#elements.set(callId, element);
      this.#parent.append(element);
      placeOn(element, this.#chosen);
    }
    element.srcObject = stream;
    void element.play().catch(() => {});
  }

  /** What is played of a call: a stream has no track while we hold the call. */
  trackOf(callId: string): MediaStreamTrack | undefined {
    const stream = this.#elements.get(callId)?.srcObject as MediaStream | null | undefined;
    return stream?.getAudioTracks()[0];
  }

  stop(callId: string): void {
    const element = this.#elements.get(callId);
    if (!element) return;
    this.#elements.delete(callId);
    element.srcObject = null;
    element.remove();
  }

  end(): void {
    for (const callId of this.#elements.keys()) this.stop(callId);
  }

  get #chosen(): Device | undefined {
    return findWanted(this.#devices, this.#wanted)[0];
  }

  #applyAll(): void {
    for (const element of this.#elements.values()) placeOn(element, this.#chosen);
  }
}

/** Sends an element's sound to a device, or to the default where that fails. */
export function placeOn(element: HTMLAudioElement, device: Device | undefined): void {
  const place = async (): Promise<void> => {
    try {
      await element.setSinkId(device?.deviceId ?? '');
    } catch {
      await element.setSinkId('').catch(() => {});
    }
  };
  void place();
}
