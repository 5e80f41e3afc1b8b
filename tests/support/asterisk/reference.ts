import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { buildReference, referenceApp } from '../../../bench/reference/build.mjs';
import { type ElectronOptions, findWindow, launchElectron } from '../electron';
import type { Asterisk } from './asterisk';
import { writeWav } from './audio-file';
import { makeTone, tones } from './tone';

/** What the reference's phone page offers as `window.phone`. */
export interface ReferencePhone {
  isRegistered(): boolean;
  state(): 'idle' | 'ringing' | 'talking' | 'ended';
  answer(): void;
  dial(target: string): void;
  hold(on: boolean): boolean;
  sendDigits(digits: string): void;
  hangUp(): void;
}

declare global {
  interface Window {
    phone: ReferencePhone;
  }
}

/** The bare reference, running. */
export interface Reference {
  readonly app: ElectronApplication;
  readonly phonePage: Page;
  readonly ringPage: Page;
  close(): Promise<void>;
}

/** How the reference is started as this agent; `folder` takes its user data and its microphone's sound. */
export async function planReference(asterisk: Asterisk, user: string, server: string, folder: string): Promise<ElectronOptions> {
  const microphoneFile = join(folder, 'microphone.wav');
  await writeFile(microphoneFile, writeWav(makeTone(tones.agent, { sampleRate: 48_000 })));
  const { password } = asterisk.agent(user);
  return {
    appDirectory: referenceApp,
    microphoneFile,
    env: {
      REFERENCE_ACCOUNT: JSON.stringify({ server, user, domain: '127.0.0.1', password, pin: asterisk.fingerprint }),
      REFERENCE_PAGES: await buildReference(),
      REFERENCE_USER_DATA: join(folder, 'user-data'),
    },
  };
}

/** Starts the reference and waits until it is registered. */
export async function startReference(asterisk: Asterisk, { user = '1001', server = asterisk.wsUrl } = {}): Promise<Reference> {
  const folder = await mkdtemp(join(tmpdir(), 'firstline-reference-'));
  const app = await launchElectron(await planReference(asterisk, user, server, folder));
  const phonePage = await findWindow(app, 'phone.html');
  await phonePage.waitForFunction(() => window.phone?.isRegistered());
  return {
    app,
    phonePage,
    ringPage: await findWindow(app, 'ring.html'),
    close: async () => {
      await app.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
