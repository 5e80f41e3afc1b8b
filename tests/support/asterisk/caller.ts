import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Asterisk } from './asterisk';
import { encodeMuLaw, type Sound } from './audio-file';
import { networkAddress } from './configuration/pjsip';
import { findFreeTcpPort, findFreeUdpPort } from './ports';
import { type CallPlan, makeScenario } from './sipp-scenario';
import { makeTone, tones } from './tone';
import { waitUntil } from './wait-until';

/** A caller in the telephone network (SIPp), from its INVITE to its end. */
export interface Caller {
  readonly recording: string;
  readonly hasEnded: () => boolean;
  /** The call is hung up on the caller's side of the PBX; the agent's side gets its BYE or CANCEL. */
  hangUp(): Promise<void>;
  /** Ends the caller's process without a word, as a lost network would. */
  vanish(): void;
}

let callCount = 0;

/** Calls a queue or an agent; the caller sends its sound as soon as it is answered. `address` says who it is to the PBX. */
export async function placeCall(
  asterisk: Asterisk,
  options: Partial<CallPlan> & { readonly to: string; readonly sound?: Sound; readonly address?: string },
): Promise<Caller> {
  callCount += 1;
  const { sound = makeTone(tones.caller), address = networkAddress, ...given } = options;
  const plan: CallPlan = {
    recording: `call-${callCount}`,
    number: '+36305550123',
    displayName: 'Anna Example',
    hangsUpAfterMs: 120_000,
    ...given,
  };
  const directory = await mkdtemp(join(asterisk.directory, 'sipp-'));
  const soundFile = join(directory, 'sound.ulaw');
  await writeFile(soundFile, encodeMuLaw(sound));
  await writeFile(join(directory, 'scenario.xml'), makeScenario(plan, soundFile));
  const sipp = await startSipp(
    asterisk.sipPort,
    directory,
    address,
    plan.echoes ? ['-rtp_echo', '-mp', String(await findFreeUdpPort(address))] : [],
  );
  const hasEnded = () => sipp.exitCode !== null || sipp.signalCode !== null;
  return {
    recording: plan.recording,
    hasEnded,
    hangUp: () => hangUpChannel(asterisk, plan.number),
    vanish: () => void sipp.kill('SIGKILL'),
  };
}

async function startSipp(sipPort: number, directory: string, address: string, more: readonly string[]): Promise<ChildProcess> {
  const from = ['-i', address, '-mi', address, '-p', String(await findFreeUdpPort(address))];
  const control = ['-ci', '127.0.0.1', '-cp', String(await findFreeTcpPort())];
  const options = [
    '-sf',
    join(directory, 'scenario.xml'),
    ...from,
    ...control,
    '-m',
    '1',
    '-nostdin',
    '-trace_err',
    '-error_file',
    join(directory, 'errors.log'),
    ...more,
  ];
  const sipp = spawn('sipp', [`127.0.0.1:${sipPort}`, ...options], { cwd: directory, stdio: 'ignore' });
  await writeFile(join(directory, 'sipp.pid'), String(sipp.pid));
  return sipp;
}

async function hangUpChannel(asterisk: Asterisk, number: string | null): Promise<void> {
  const channel = await waitUntil("the caller's channel", async () => {
    const lines = (await asterisk.cli('core show channels concise')).split('\n').map((line) => line.split('!'));
    return lines.find(
      ([name, , , , , , , callerId]) => /^PJSIP\/(network|lead)-/.test(name ?? '') && (number === null || callerId === number),
    )?.[0];
  });
  await asterisk.cli(`channel request hangup ${channel}`);
}
