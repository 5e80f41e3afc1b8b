import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** The sound server may be started after us, and anew. To start a program holds up main for a moment, so it is not tried often. */
const retryMs = 120_000;
/** A headset is several devices, which come one after the other. */
const settleMs = 50;

export interface SoundServerPort {
  readonly onChange: () => void;
  /** The program that tells; another one in tests. */
  readonly command?: readonly [file: string, ...args: string[]];
}

/**
 * Tells when a device comes or goes at PulseAudio, or at PipeWire in its name: Chromium on Linux tells no page of it. Where
 * `pactl` is not installed nothing is told. Should this program be killed, it ends with the next line it would write.
 */
export function watchSoundServer({ onChange, command = ['pactl', 'subscribe'] }: SoundServerPort): () => void {
  let stop = (): void => {};
  let isEnded = false;
  let retry: NodeJS.Timeout | undefined;
  let settling: NodeJS.Timeout | undefined;

  function start(): void {
    const [file, ...args] = command;
    const watcher = spawn(file, args, { stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, LC_ALL: 'C' } });
    stop = () => watcher.kill();
    let isInstalled = true;
    watcher.on('error', () => {
      isInstalled = false;
    });
    watcher.on('close', () => {
      if (isInstalled && !isEnded) retry = setTimeout(start, retryMs);
    });
    createInterface({ input: watcher.stdout }).on('line', (line) => {
      if (isOfDevice(line)) settling ??= setTimeout(tell, settleMs);
    });
  }

  function tell(): void {
    settling = undefined;
    onChange();
  }

  start();
  return () => {
    isEnded = true;
    clearTimeout(retry);
    clearTimeout(settling);
    stop();
  };
}

/** Whether a line of `pactl subscribe` is about a device, and not about what is played or who plays it. */
export function isOfDevice(line: string): boolean {
  return / on (sink|source|card) #/.test(line);
}
