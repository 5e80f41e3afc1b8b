import { FakeStream, FakeTrack } from '../../audio/fake-media';

/**
 * The signalling half of a WebRTC connection (JSEP, RFC 8829): states, directions, rollback and candidates, no media.
 * jsdom has none.
 */
export class FakePeerConnection extends EventTarget {
  /** Those of calls: what only looks for addresses sends nothing. */
  static readonly made: FakePeerConnection[] = [];

  signalingState: RTCSignalingState = 'stable';
  connectionState: RTCPeerConnectionState = 'new';
  iceConnectionState: RTCIceConnectionState = 'new';
  iceGatheringState: RTCIceGatheringState = 'new';
  localDescription: { type: RTCSdpType; sdp: string } | null = null;
  remoteDescription: { type: RTCSdpType; sdp: string } | null = null;
  readonly sentDigits: string[] = [];
  /** Whether the far end sends; then each look at the statistics finds more packets. */
  isReceiving = true;
  /** Whether it answers the connectivity checks. */
  isAnswering = true;
  /** How many offers were with new candidates. */
  iceRestarts = 0;
  #packetsReceived = 0;
  #answers = 0;
  readonly #sender = {
    track: null as FakeTrack | null,
    dtmf: {
      canInsertDTMF: true,
      toneBuffer: '',
      insertDTMF: (digits: string): void => {
        this.sentDigits.push(digits);
      },
    },
    replaceTrack: (track: FakeTrack): Promise<void> => {
      this.#sender.track = track;
      return Promise.resolve();
    },
  };
  /** What it was told to speak, in the order of preference. */
  codecs: readonly string[] = [];
  readonly transceiver = {
    direction: 'sendrecv',
    sender: this.#sender,
    setCodecPreferences: (codecs: readonly { mimeType: string }[]): void => {
      this.codecs = codecs.map(({ mimeType }) => mimeType);
    },
  };
  #stable: { type: RTCSdpType; sdp: string } | null = null;

  get sentTrack(): FakeTrack | null {
    return this.#sender.track;
  }

  getSenders(): unknown[] {
    return this.#sender.track ? [this.#sender] : [];
  }

  getTransceivers(): unknown[] {
    return [this.transceiver];
  }

  getStats(): Promise<Map<string, object>> {
    if (this.isReceiving) this.#packetsReceived += 50;
    if (this.isAnswering) this.#answers += 1;
    return Promise.resolve(
      new Map<string, object>([
        ['in', { type: 'inbound-rtp', packetsReceived: this.#packetsReceived }],
        ['way', { type: 'transport', selectedCandidatePairId: 'pair' }],
        ['pair', { type: 'candidate-pair', id: 'pair', responsesReceived: this.#answers }],
      ]),
    );
  }

  addTrack(track: FakeTrack): unknown {
    FakePeerConnection.made.push(this);
    this.#sender.track = track;
    return this.#sender;
  }

  addTransceiver(): void {}

  createOffer(options?: { iceRestart?: boolean } | null): Promise<{ type: RTCSdpType; sdp: string }> {
    if (options?.iceRestart) {
      this.iceGatheringState = 'new';
      this.iceRestarts += 1;
    }
    return Promise.resolve({ type: 'offer', sdp: makeSdp(this.transceiver.direction) });
  }

  createAnswer(): Promise<{ type: RTCSdpType; sdp: string }> {
    const offered = /a=(sendonly|inactive)/.exec(this.remoteDescription?.sdp ?? '')?.[1];
    return Promise.resolve({ type: 'answer', sdp: makeSdp(offered === undefined ? this.transceiver.direction : 'recvonly') });
  }

  async setLocalDescription(given?: { type: RTCSdpType; sdp: string }): Promise<void> {
    this.#refuseWhenClosed();
    const description = given ?? (await this.createOffer());
    await Promise.resolve();
    if (description.type === 'rollback') {
      this.signalingState = 'stable';
      this.localDescription = this.#stable;
      return;
    }
    this.signalingState = description.type === 'offer' ? 'have-local-offer' : 'stable';
    this.localDescription = { ...description, sdp: `${description.sdp}a=candidate:1 1 udp 1 127.0.0.1 40000 typ host\r\n` };
    if (this.signalingState === 'stable') this.#settle();
    if (this.iceGatheringState === 'new') this.#gather();
  }

  async setRemoteDescription(description: { type: RTCSdpType; sdp: string }): Promise<void> {
    this.#refuseWhenClosed();
    await Promise.resolve();
    if (!description.sdp.startsWith('v=0')) throw new Error('not SDP');
    if (description.type === 'answer' && this.signalingState !== 'have-local-offer') throw new Error('no offer is open');
    this.remoteDescription = description;
    this.signalingState = description.type === 'offer' ? 'have-remote-offer' : 'stable';
    if (this.signalingState === 'stable') this.#settle();
    const track = new FakeTrack('far end');
    this.dispatchEvent(Object.assign(new Event('track'), { track, streams: [new FakeStream([track])] }));
  }

  /** As when no packet has come for a moment. */
  interruptMedia(): void {
    this.connectionState = 'disconnected';
    this.dispatchEvent(new Event('connectionstatechange'));
  }

  /** As when the network has been gone too long. */
  failMedia(): void {
    this.connectionState = 'failed';
    this.dispatchEvent(new Event('connectionstatechange'));
  }

  /** The media path is up, for the first time or again. */
  recoverMedia(): void {
    this.connectionState = 'connected';
    this.dispatchEvent(new Event('connectionstatechange'));
  }

  /** As when ICE gives up, which JsSIP takes for its own reason to end the call. */
  failIce(): void {
    this.iceConnectionState = 'failed';
    this.dispatchEvent(new Event('iceconnectionstatechange'));
  }

  close(): void {
    this.signalingState = 'closed';
  }

  #settle(): void {
    this.#stable = this.localDescription;
  }

  /** Finds one candidate soon, and ends; that of a call's first description never does, as behind a STUN server that is silent. */
  #gather(): void {
    this.iceGatheringState = 'gathering';
    const find = (candidate: object | null): boolean => this.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate }));
    const isFirst = this.#stable === null;
    setTimeout(() => {
      find({ candidate: 'host' });
      if (this.#sender.track === null || !isFirst) find(null);
    }, 1);
  }

  #refuseWhenClosed(): void {
    if (this.signalingState === 'closed') throw new DOMException('closed', 'InvalidStateError');
  }
}

export class FakeSessionDescription {
  readonly type: RTCSdpType;
  readonly sdp: string;

  constructor({ type, sdp }: { type: RTCSdpType; sdp: string }) {
    this.type = type;
    this.sdp = sdp;
  }
}

/** A whole, if small, session description. */
export function makeSdp(direction = 'sendrecv'): string {
  const lines = [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'm=audio 9 UDP/TLS/RTP/SAVPF 0',
    'c=IN IP4 127.0.0.1',
    `a=${direction}`,
  ];
  return `${lines.join('\r\n')}\r\n`;
}
