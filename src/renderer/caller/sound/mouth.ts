export interface MouthPort {
  readonly context: BaseAudioContext;
  readonly output: AudioNode;
  readonly load: (file: string) => Promise<AudioBuffer>;
  /** A line is over; not whole when it was hushed or could not be played. */
  readonly onSaid: (lineId: string, isWhole: boolean) => void;
  /** A recording could not be had; for the log. */
  readonly onFault: (reason: string) => void;
}

interface Line {
  readonly lineId: string;
  readonly gain: number;
  readonly recording: Promise<AudioBuffer>;
  source?: AudioBufferSourceNode;
  volume?: GainNode;
}

/** Short enough to stop at once, long enough not to click. */
const fadeS = 0.01;

/** Says one caller's lines, one after another. Each is told to be over exactly once. */
export class Mouth {
  readonly #port: MouthPort;
  /** The first is being said. */
  #lines: Line[] = [];

  constructor(port: MouthPort) {
    this.#port = port;
  }

  say(lineId: string, file: string, gain: number): void {
    const line: Line = { lineId, gain, recording: this.#port.load(file) };
    // one that waits for its turn may fail before anybody looks
    line.recording.catch(() => {});
    this.#lines.push(line);
    if (this.#lines.length === 1) void this.#start(line);
  }

  /** Stops in mid-word; the lines that wait are over, too. */
  hush(): void {
    const lines = this.#lines;
    this.#lines = [];
    for (const line of lines) {
      fadeOut(line, this.#port.context.currentTime);
      this.#port.onSaid(line.lineId, false);
    }
  }

  /** Ends without telling anybody. */
  end(): void {
    const lines = this.#lines;
    this.#lines = [];
    for (const line of lines) release(line);
  }

  async #start(line: Line): Promise<void> {
    const { context, output, onFault } = this.#port;
    try {
      const buffer = await line.recording;
      if (this.#lines[0] !== line) return; // hushed meanwhile
      line.source = new AudioBufferSourceNode(context, { buffer });
      line.volume = new GainNode(context, { gain: line.gain });
      line.source.connect(line.volume).connect(output);
      line.source.onended = () => {
        release(line);
        this.#next(line, true);
      };
      line.source.start();
    } catch (error) {
      onFault(error instanceof Error ? error.message : String(error));
      this.#next(line, false);
    }
  }

  #next(line: Line, isWhole: boolean): void {
    if (this.#lines[0] !== line) return;
    this.#lines.shift();
    this.#port.onSaid(line.lineId, isWhole);
    const [following] = this.#lines;
    if (following) void this.#start(following);
  }
}

function fadeOut({ source, volume }: Line, now: number): void {
  if (!source || !volume) return;
  volume.gain.setValueAtTime(volume.gain.value, now);
  volume.gain.linearRampToValueAtTime(0, now + fadeS);
  source.stop(now + fadeS); // its end lets go of the nodes
}

function release({ source, volume }: Line): void {
  if (source) source.onended = null;
  source?.stop();
  source?.disconnect();
  volume?.disconnect();
}
