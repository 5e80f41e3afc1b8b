import { Lifetime } from '../../lifetime';
import { createMixingContext } from '../../mixing-context';
import { ChunkSender, type KeepChunk } from './chunk-sender';

export interface CallRecorderPort {
  readonly recordingId: string;
  readonly keep: KeepChunk;
  /** Nothing more of it will be kept; the reason, for the log. */
  readonly onFailed: (reason: string) => void;
}

type Side = 'agent' | 'customer';

interface Input {
  readonly gain: GainNode;
  track?: MediaStreamTrack | undefined;
  source?: MediaStreamAudioSourceNode | undefined;
}

/** A chunk this often is lost at most when the program is killed. */
const chunkMs = 1000;

/** Of both channels together: speech as good as a line carries it. */
const bitsPerSecond = 64_000;

/**
 * Records one call: what the customer is sent on the left, what comes from there on the right. What is silent there (mute, a
 * pause, a hold) is silence here, so that a moment in the recording is that moment of the call.
 *
 *   sent track --> gain --> left  \
 *                                  merger --> MediaRecorder --> chunks of a second
 *   far end ----> gain --> right  /
 */
export class CallRecorder {
  readonly #context: AudioContext;
  readonly #inputs: Readonly<Record<Side, Input>>;
  readonly #recorder: MediaRecorder;
  readonly #sender: ChunkSender;
  readonly #lifetime = new Lifetime();

  /** Throws what the browser throws where it cannot record. */
  constructor({ recordingId, keep, onFailed }: CallRecorderPort) {
    const fail = (reason: string): void => {
      this.end();
      onFailed(reason);
    };
    this.#sender = new ChunkSender({ recordingId, keep, onLost: fail });
    this.#context = createMixingContext();
    this.#lifetime.add(() => void this.#context.close());
    const merger = this.#context.createChannelMerger(2);
    this.#inputs = { agent: this.#createInput(merger, 0), customer: this.#createInput(merger, 1) };
    const destination = this.#context.createMediaStreamDestination();
    destination.channelCount = 2;
    merger.connect(destination);
    try {
      this.#recorder = new MediaRecorder(destination.stream, { mimeType: 'audio/webm;codecs=opus', audioBitsPerSecond: bitsPerSecond });
    } catch (error) {
      this.end();
      throw error;
    }
    this.#lifetime.listen(this.#recorder, 'dataavailable', (event) => this.#sender.add((event as BlobEvent).data));
    this.#lifetime.listen(this.#recorder, 'error', () => fail('the recorder broke'));
    this.#lifetime.add(() => {
      if (this.#recorder.state !== 'inactive') this.#recorder.stop();
    });
    this.#recorder.start(chunkMs);
  }

  /** Records these from now on. They stay whose they are. */
  hear(side: Side, track: MediaStreamTrack | undefined): void {
    const input = this.#inputs[side];
    if (input.track === track || this.#lifetime.isEnded) return;
    input.source?.disconnect();
    input.track = track;
    input.source = track && this.#context.createMediaStreamSource(new MediaStream([track]));
    input.source?.connect(input.gain);
  }

  /** Nothing of either side is recorded while this is so. */
  setSilent(isSilent: boolean): void {
    for (const { gain } of Object.values(this.#inputs)) gain.gain.value = isSilent ? 0 : 1;
  }

  /** The recording is complete: what the recorder still has is handed over, then everything is let go. */
  finish(): void {
    if (this.#lifetime.isEnded) return;
    this.#recorder.addEventListener(
      'stop',
      () => {
        this.#sender.finish();
        this.end();
      },
      { once: true },
    );
    this.#recorder.stop();
  }

  end(): void {
    this.#lifetime.end();
  }

  #createInput(merger: ChannelMergerNode, channel: number): Input {
    const gain = this.#context.createGain();
    gain.channelCount = 1;
    gain.channelCountMode = 'explicit';
    gain.connect(merger, 0, channel);
    return { gain };
  }
}
