/** A microphone's track without a microphone, for tests. */
export class FakeTrack extends EventTarget {
  readonly kind = 'audio';
  enabled = true;
  readyState: 'live' | 'ended' = 'live';
  readonly name: string;
  readonly clones: FakeTrack[] = [];

  constructor(name: string) {
    super();
    this.name = name;
  }

  clone(): FakeTrack {
    const copy = new FakeTrack(`${this.name} clone`);
    copy.enabled = this.enabled;
    this.clones.push(copy);
    return copy;
  }

  stop(): void {
    this.readyState = 'ended';
  }

  /** As when the device is pulled out. */
  lose(): void {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }
}

export class FakeStream {
  readonly #tracks: FakeTrack[];

  constructor(tracks: FakeTrack[] = []) {
    this.#tracks = tracks;
  }

  getTracks(): FakeTrack[] {
    return this.#tracks;
  }

  getAudioTracks(): FakeTrack[] {
    return this.#tracks;
  }
}

export function fakeTrack(name = 'microphone'): MediaStreamTrack & FakeTrack {
  return new FakeTrack(name) as unknown as MediaStreamTrack & FakeTrack;
}
