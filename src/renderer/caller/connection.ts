import { Lifetime } from '../lifetime';
import { keepLoopback } from './loopback';

export interface ConnectionEvents {
  /** What the agent says. */
  onStream(stream: MediaStream): void;
  onConnected(): void;
  /** It failed, or a description could not be used; the reason is for the log. */
  onLost(reason: string): void;
}

/** The longest wait for a candidate: that of loopback is there within milliseconds. */
const gatheringBoundMs = 300;

/** What a caller of the telephone network comes by (ITU-T G.711), and half the work for this computer that Opus is. */
const telephoneCodecs: ReadonlySet<string> = new Set(['audio/PCMU', 'audio/PCMA', 'audio/telephone-event']);

/**
 * The media of one simulated caller, to and from the agent on this same computer. Descriptions are whole: they leave
 * with a candidate in them. One step is taken at a time, in the order asked.
 */
export class Connection {
  readonly #peer = new RTCPeerConnection({ iceServers: [], bundlePolicy: 'max-bundle', rtcpMuxPolicy: 'require' });
  readonly #lifetime = new Lifetime();
  readonly #events: ConnectionEvents;
  #steps: Promise<void> = Promise.resolve();
  #isConnected = false;

  constructor(track: MediaStreamTrack, events: ConnectionEvents) {
    this.#events = events;
    const peer = this.#peer;
    this.#lifetime.add(() => peer.close());
    this.#lifetime.listen(peer, 'track', (event) => {
      const { streams, track: heard } = event as RTCTrackEvent;
      events.onStream(streams[0] ?? new MediaStream([heard]));
    });
    this.#lifetime.listen(peer, 'connectionstatechange', () => this.#onState());
    const sender = peer.addTrack(track, new MediaStream([track]));
    const codecs = RTCRtpReceiver.getCapabilities('audio')?.codecs ?? [];
    peer
      .getTransceivers()
      .find((transceiver) => transceiver.sender === sender)
      ?.setCodecPreferences(codecs.filter(({ mimeType }) => telephoneCodecs.has(mimeType)));
  }

  /** How much of it is still alive; 0 after `end`. */
  get size(): number {
    return this.#lifetime.size;
  }

  offer(onReady: (sdp: string) => void): void {
    this.#take(async () => {
      await this.#peer.setLocalDescription(await this.#peer.createOffer());
      onReady(await this.#gather());
    });
  }

  takeAnswer(sdp: string): void {
    this.#take(() => this.#peer.setRemoteDescription({ type: 'answer', sdp: keepLoopback(sdp) }));
  }

  answer(sdp: string, onReady: (sdp: string) => void): void {
    this.#take(async () => {
      await this.#peer.setRemoteDescription({ type: 'offer', sdp: keepLoopback(sdp) });
      await this.#peer.setLocalDescription(await this.#peer.createAnswer());
      onReady(await this.#gather());
    });
  }

  end(): void {
    this.#lifetime.end();
  }

  #take(step: () => Promise<void>): void {
    const run = async (): Promise<void> => {
      if (this.#lifetime.isEnded) return;
      try {
        await step();
      } catch (error) {
        // closed in mid-step, or a description that WebRTC refuses
        if (!this.#lifetime.isEnded) this.#events.onLost(error instanceof Error ? error.message : String(error));
      }
    };
    this.#steps = this.#steps.then(run);
  }

  /** The local description once a candidate of loopback is in it: the others lead nowhere else and take a tenth of a second more. */
  async #gather(): Promise<string> {
    const peer = this.#peer;
    const describe = (): string => keepLoopback(peer.localDescription?.sdp ?? '');
    if (!describe().includes('a=candidate:')) {
      await new Promise<void>((resolve) => {
        const parts = [
          this.#lifetime.after(gatheringBoundMs, () => finish()),
          this.#lifetime.listen(peer, 'icecandidate', (event) => {
            if (!(event as RTCPeerConnectionIceEvent).candidate || describe().includes('a=candidate:')) finish();
          }),
          // a call that ends meanwhile must not leave this waiting
          this.#lifetime.add(resolve),
        ];
        const finish = (): void => {
          for (const part of parts) part();
        };
      });
    }
    if (this.#lifetime.isEnded) throw new Error('The call is over');
    return describe();
  }

  #onState(): void {
    const { connectionState } = this.#peer;
    if (connectionState === 'failed') this.#events.onLost('ICE or DTLS failed');
    if (connectionState !== 'connected' || this.#isConnected) return;
    this.#isConnected = true;
    this.#events.onConnected();
  }
}
