import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, type AppOptions, launchApp } from '../app';
import type { Asterisk } from './asterisk';
import { writeWav } from './audio-file';
import { makeTone, tones } from './tone';

export interface AgentOptions {
  readonly user?: string;
  readonly password?: string;
  readonly server?: string;
  readonly isCertificatePinned?: boolean;
  readonly userData?: string;
  /** What the agent says, as a WAV; otherwise the agent's tone. */
  readonly microphoneFile?: string;
  /** Laid over the policy that follows from the rest. */
  readonly policy?: Readonly<Record<string, unknown>>;
  readonly hasKeyStore?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/** The policy file of an agent's PC at this PBX. */
export function agentPolicy(
  asterisk: Asterisk,
  { user = '1001', password, server = asterisk.wsUrl, isCertificatePinned = true, policy }: AgentOptions = {},
): Record<string, unknown> {
  return {
    account: { servers: [server], user, domain: '127.0.0.1', displayName: 'Test Agent' },
    accountSecret: { kind: 'password', password: password ?? asterisk.agent(user).password },
    queues: [
      { id: 'support', name: 'Support', wrapUp: { lengthS: 120 } },
      { id: 'sales', name: 'Sales', wrapUp: { lengthS: 0 } },
    ],
    presence: { driver: 'message' },
    // tones stand for voices here, and noise suppression would take them away
    devices: { noiseSuppression: false, echoCancellation: false, autoGainControl: false },
    interface: { language: 'en', theme: 'light', globalKeys: false },
    country: 'HU',
    // one test after the other dials the same numbers
    calls: { repeatDialS: 0 },
    security: { pinnedCertificates: isCertificatePinned ? [asterisk.fingerprint] : [] },
    ...policy,
  };
}

/** How the product is started as an agent of this PBX, its microphone playing the agent's tone. */
export async function agentAppOptions(asterisk: Asterisk, options: AgentOptions = {}): Promise<AppOptions> {
  const userData = options.userData ?? (await mkdtemp(join(tmpdir(), 'firstline-app-')));
  const common = {
    policy: agentPolicy(asterisk, options),
    userData,
    ...(options.env && { env: options.env }),
    ...(options.hasKeyStore && { hasKeyStore: true }),
  };
  if (options.microphoneFile !== undefined) return { ...common, microphoneFile: options.microphoneFile };
  const microphoneFile = join(userData, 'microphone.wav');
  await writeFile(microphoneFile, writeWav(makeTone(tones.agent, { sampleRate: 48_000 })));
  return { ...common, microphoneFile };
}

/** Starts the product as an agent of this PBX; it may not be registered yet. */
export async function launchAgent(asterisk: Asterisk, options: AgentOptions = {}): Promise<App> {
  return await launchApp(await agentAppOptions(asterisk, options));
}

/** Waits until the PBX has registered the agent, asks for Ready and waits until the queues have confirmed it. */
export async function becomeReady(app: App): Promise<void> {
  await app.waitFor('the line is registered', ({ line }) => line.kind === 'registered');
  await app.request('setReady', undefined);
  await app.waitFor('the queues confirm Ready', ({ agent }) => agent.state.kind === 'ready' && agent.confirmed === 'available');
}
