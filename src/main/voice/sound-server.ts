import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** The sound server may be started after us, and anew. To start a program holds up main for a moment, so it is not tried often. */
const retryMs = 120_000;
/** A headset is several devices, which come one after the other. */
const settleMs = 50;
/** Until then callers hear whatever microphone the system has put in the place of a pulled one. A look costs 7 ms of processor time. */
const unwatchedMs = 2000;

export interface SoundServerPort {
  /** A device has come or gone, or may have; `isOneGone`: one has, though it may be back already. */
  readonly onChange: (isOneGone: boolean) => void;
  /** Whether there is a call, in which a pulled device is missed at once. */
  readonly hasCalls: () => boolean;
  /** The program that tells; another one in tests. */
  readonly command?: readonly [file: string, ...args: string[]];
}

/**
 * Tells when a device comes or goes at PulseAudio, or at PipeWire in its name: Chromium on Linux tells no page of it. Where
 * `pactl` is not installed or finds no server, a change is taken to be possible every two seconds of a call. Should this program be
 * killed, `pactl` ends with the next line it would write.
 */
export function watchSoundServer({ onChange, hasCalls, command = ['pactl', 'subscribe'] }: SoundServerPort): () => void {
  let stop = (): void => {};
  let isEnded = false;
  let isOneGone = false;
  let retry: NodeJS.Timeout | undefined;
  let settling: NodeJS.Timeout | undefined;
  let unwatched: NodeJS.Timeout | undefined;

  function start(): void {
    const [file, ...args] = command;
    const watcher = spawn(file, args, { stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, LC_ALL: 'C' } });
    stop = () => watcher.kill();
    let isInstalled = true;
    watcher.on('spawn', () => clearInterval(unwatched));
    watcher.on('error', () => {
      isInstalled = false;
    });
    watcher.on('close', () => {
      if (isEnded) return;
      unwatched = setInterval(() => hasCalls() && onChange(false), unwatchedMs);
      if (isInstalled) retry = setTimeout(start, retryMs);
    });
    createInterface({ input: watcher.stdout }).on('line', (line) => {
      if (!isOfDevice(line)) return;
      isOneGone ||= line.includes("'remove'");
      settling ??= setTimeout(tell, settleMs);
    });
  }

  function tell(): void {
    settling = undefined;
    onChange(isOneGone);
    isOneGone = false;
  }

  start();
  return () => {
    isEnded = true;
    clearTimeout(retry);
    clearTimeout(settling);
    clearInterval(unwatched);
    stop();
  };
}

/** Whether a line of `pactl subscribe` is about a device, and not about what is played or who plays it. */
export function isOfDevice(line: string): boolean {
  return / on (sink|source|card) #/.test(line);
}
