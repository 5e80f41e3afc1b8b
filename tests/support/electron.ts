import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { waitUntil } from './asterisk/wait-until';

export interface ElectronOptions {
  /** Folder of the app to start: the product's, or the bare reference's. */
  readonly appDirectory: string;
  readonly env?: Readonly<Record<string, string>>;
  /** WAV that the fake microphone plays over and over. */
  readonly microphoneFile?: string;
  /** Address of a sound server whose devices are used instead of made-up ones. */
  readonly soundServer?: string;
  /** Starts Electron's executable, which is its first argument, in surroundings of its own. */
  readonly wrapper?: string;
}

/**
 * Arguments that any Electron under test is started with: no sandbox as root, made-up devices, media on loopback. It draws
 * without a graphics card, which it does anyway where there is none, but then only after a process has failed to find one.
 */
export function electronArguments({ appDirectory, microphoneFile, soundServer }: ElectronOptions): string[] {
  return [
    ...(process.env.NO_SANDBOX === '1' ? ['--no-sandbox'] : []),
    ...(soundServer ? [] : ['--use-fake-device-for-media-stream']),
    ...(microphoneFile && !soundServer ? [`--use-file-for-fake-audio-capture=${microphoneFile}`] : []),
    '--disable-gpu',
    '--allow-loopback-in-peer-connection',
    appDirectory,
  ];
}

/** The environment of an app under test, without this process's undefined values. */
export function electronEnvironment({ env, soundServer }: ElectronOptions): Record<string, string> {
  const own = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...Object.fromEntries(own), ...env, ...(soundServer && { PULSE_SERVER: soundServer }) };
}

/** Starts an app under Playwright's control. */
export async function launchElectron(options: ElectronOptions): Promise<ElectronApplication> {
  const executablePath = process.env.ELECTRON_EXEC_PATH;
  if (!executablePath) throw new Error('No Electron here: run by scripts/with-toolchain.mjs');
  const app = await _electron.launch({
    executablePath: options.wrapper ?? executablePath,
    args: [...(options.wrapper ? [executablePath] : []), ...electronArguments(options)],
    env: electronEnvironment(options),
    timeout: 60_000,
  });
  askAgainWhenLost(app);
  return app;
}

/** Node's inspector now and then loses an answer to the garbage collector; what is asked of main in tests may be asked twice. */
function askAgainWhenLost(app: ElectronApplication): void {
  const evaluate = app.evaluate.bind(app) as (...given: unknown[]) => Promise<unknown>;
  const ask = async (...given: unknown[]): Promise<unknown> => {
    try {
      return await evaluate(...given);
    } catch (error) {
      if (!String(error).includes('garbage collected')) throw error;
      return await evaluate(...given);
    }
  };
  Object.assign(app, { evaluate: ask });
}

/** Waits for the window whose address contains `part`; hidden windows count. */
export function findWindow(app: ElectronApplication, part: string): Promise<Page> {
  return waitUntil(`a window ${part}`, () => app.windows().find((page) => !page.isClosed() && page.url().includes(part)));
}
