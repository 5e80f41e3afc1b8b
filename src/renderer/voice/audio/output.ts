import { type Device, findDevice } from './devices';

/** Plays each call's far end through an element of its own, all on the agent's chosen speaker. */
export class Output {
  readonly #elements = new Map<string, HTMLAudioElement>();
  readonly #parent: HTMLElement;
  #speaker = '';
  #devices: readonly Device[] = [];

  constructor(parent: HTMLElement) {
    this.#parent = parent;
  }

  /** By label or id; `''` is the system's default. */
  setSpeaker(speaker: string): void {
    this.#speaker = speaker;
    this.#applyAll();
  }

  /** A pulled speaker leaves its elements on the default device with a stale `sinkId`: they are placed anew, there and back. */
  setDevices(devices: readonly Device[]): void {
    const before = findDevice(this.#devices, this.#speaker);
    this.#devices = devices;
    if (findDevice(devices, this.#speaker)?.deviceId !== before?.deviceId) this.#applyAll();
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
      placeOn(element, findDevice(this.#devices, this.#speaker));
    }
    element.srcObject = stream;
    void element.play().catch(() => {});
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

  #applyAll(): void {
    const device = findDevice(this.#devices, this.#speaker);
    for (const element of this.#elements.values()) placeOn(element, device);
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
