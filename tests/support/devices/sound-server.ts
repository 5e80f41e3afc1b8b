import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Sound } from '../asterisk/audio-file';
import type { HeardMoment } from '../asterisk/heard-in-page';
import { measureFrequency } from '../asterisk/tone';
import { waitUntil } from '../asterisk/wait-until';

const execute = promisify(execFile);

/** A microphone that can be pulled out and plugged in again, and hears one sound over and over. */
export interface VirtualMicrophone {
  /** As the program sees it. */
  readonly label: string;
  plugIn(): Promise<void>;
  unplug(): Promise<void>;
}

/** A speaker that can be pulled out and plugged in again. */
export interface VirtualSpeaker {
  plugIn(): Promise<void>;
  unplug(): Promise<void>;
  /** How strong a frequency is in what it plays, from now until the server ends; grows as it plays. */
  follow(frequency: number): readonly HeardMoment[];
}

/** A PulseAudio of its own with devices that are real to the program, without a sound card. */
export interface SoundServer {
  /** For `PULSE_SERVER`. */
  readonly address: string;
  /** @param sound 48 kHz, mono */
  addMicrophone(label: string, sound: Sound): Promise<VirtualMicrophone>;
  addSpeaker(label: string): Promise<VirtualSpeaker>;
  dispose(): Promise<void>;
}

/** Why there can be no sound server here; undefined when there can. */
export const noSoundServer =
  spawnSync('pulseaudio', ['--version']).status === 0 && spawnSync('pactl', ['--version']).status === 0
    ? undefined
    : 'pulseaudio and pulseaudio-utils are not installed';

/** Starts a sound server without devices; the first microphone becomes the system's default. */
export async function startSoundServer(): Promise<SoundServer> {
  const folder = await mkdtemp(join(tmpdir(), 'firstline-sound-'));
  const address = `unix:${folder}/socket`;
  const configuration = join(folder, 'daemon.conf');
  // else graphs of the program would run at 44.1 kHz
  await writeFile(configuration, 'default-sample-rate = 48000\nalternate-sample-rate = 48000\nexit-idle-time = -1\n');
  const env = { ...process.env, PULSE_SERVER: address, PULSE_CONFIG: configuration, PULSE_RUNTIME_PATH: folder, HOME: folder };
  const load = `module-native-protocol-unix socket=${folder}/socket auth-anonymous=1`;
  const server = spawn('pulseaudio', ['-n', '--daemonize=no', '--use-pid-file=no', '-L', load], { env, stdio: 'ignore' });
  const players: ChildProcess[] = [];
  const control = async (...words: string[]): Promise<string> => (await execute('pactl', words, { env })).stdout.trim();
  await waitUntil('the sound server', () =>
    control('info').then(
      () => true,
      () => false,
    ),
  );

  function play(sink: string, { samples, sampleRate }: Sound): void {
    const format = ['--raw', '--format=float32le', `--rate=${sampleRate}`, '--channels=1', '--latency-msec=60'];
    const player = spawn('pacat', ['--playback', `--device=${sink}`, ...format], { env, stdio: ['pipe', 'ignore', 'ignore'] });
    const bytes = new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
    const feed = () => {
      while (player.stdin.write(bytes));
    };
    player.stdin.on('drain', feed).on('error', () => undefined); // it was ended meanwhile
    feed();
    players.push(player);
  }

  function follow(source: string, frequency: number): readonly HeardMoment[] {
    const rate = 8000;
    const format = ['--raw', '--format=float32le', `--rate=${rate}`, '--channels=1', '--latency-msec=20'];
    const listener = spawn('parec', [`--device=${source}`, ...format], { env, stdio: ['ignore', 'pipe', 'ignore'] });
    players.push(listener);
    const moments: HeardMoment[] = [];
    const windowBytes = 4 * 0.02 * rate;
    let left = Buffer.alloc(0);
    listener.stdout.on('data', (chunk: Buffer) => {
      left = Buffer.concat([left, chunk]);
      for (; left.length >= windowBytes; left = left.subarray(windowBytes)) {
        const samples = Float32Array.from({ length: windowBytes / 4 }, (_, index) => left.readFloatLE(4 * index));
        moments.push({ at: Date.now(), strength: measureFrequency(samples, rate, frequency) });
      }
    });
    return moments;
  }

  return {
    address,
    async addMicrophone(label, sound) {
      const sink = `room${players.length}`;
      await control('load-module', 'module-null-sink', `sink_name=${sink}`, 'rate=48000', 'channels=1');
      play(sink, sound);
      // Chromium hides monitors, but not what is made of one
      const source = [`source_name=mic_${sink}`, `master=${sink}.monitor`, `source_properties='device.description="${label}"'`];
      let module = '';
      const microphone: VirtualMicrophone = {
        label,
        async plugIn() {
          module = await control('load-module', 'module-remap-source', ...source);
        },
        async unplug() {
          await control('unload-module', module);
        },
      };
      await microphone.plugIn();
      return microphone;
    },
    async addSpeaker(label) {
      const name = label.toLowerCase().replaceAll(' ', '_');
      let module = '';
      const speaker: VirtualSpeaker = {
        async plugIn() {
          const sink = [`sink_name=${name}`, 'rate=48000', 'channels=1', `sink_properties='device.description="${label}"'`];
          module = await control('load-module', 'module-null-sink', ...sink);
        },
        async unplug() {
          await control('unload-module', module);
        },
        follow: (frequency) => follow(`${name}.monitor`, frequency),
      };
      await speaker.plugIn();
      return speaker;
    },
    async dispose() {
      for (const player of players) player.kill();
      server.kill();
      await waitUntil('the sound server ends', () => server.exitCode !== null || server.signalCode !== null);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
