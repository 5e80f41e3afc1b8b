import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { writeWav } from './audio-file';
import { makeCertificate } from './certificate';
import { makeConfigurationFiles } from './configuration/files';
import { type AsteriskAgent, type AsteriskOptions, type AsteriskPlan, defaultOptions } from './configuration/options';
import { type AsteriskPlace, readAsteriskPlace } from './place';
import { findFreeTcpPort, findFreeUdpPort } from './ports';
import { makeTone, tones } from './tone';
import { waitUntil } from './wait-until';

/** A running PBX of its own, with the addresses that clients need. Everything listens on 127.0.0.1 only. */
export interface Asterisk {
  readonly plan: AsteriskPlan;
  readonly wsUrl: string;
  readonly wssUrl: string;
  /** SHA-256 of the certificate of `wssUrl`. */
  readonly fingerprint: string;
  readonly sipPort: number;
  /** Folder of this Asterisk and its recordings, as this process sees them. */
  readonly directory: string;
  readonly recordings: string;
  agent(user: string): AsteriskAgent;
  /** Runs one command of Asterisk's command line and answers what it printed. */
  cli(command: string): Promise<string>;
  /** Starts it again with the same configuration and ports, after `stop` or `kill`. */
  start(): Promise<void>;
  /** Ends it in order: calls are hung up, clients see their sockets close. */
  stop(): Promise<void>;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Ends it and removes its folder. */
  dispose(): Promise<void>;
}

/** Starts a PBX. */
export async function startAsterisk(options: Partial<AsteriskOptions> = {}): Promise<Asterisk> {
  const place = readAsteriskPlace();
  const directory = await mkdtemp(join(place.runs, 'asterisk-'));
  const plan = await makePlan(`${place.runsInside}/${basename(directory)}`, { ...defaultOptions, ...options });
  const fingerprint = await writeFolder(directory, plan);
  const running = superviseProcess(place, directory, plan);
  await running.start();
  return {
    plan,
    wsUrl: `ws://127.0.0.1:${plan.httpPort}/ws`,
    wssUrl: `wss://127.0.0.1:${plan.httpsPort}/ws`,
    fingerprint,
    sipPort: plan.sipPort,
    directory,
    recordings: join(directory, 'spool/recordings'),
    agent: (user) => findAgent(plan, user),
    ...running,
    dispose: async () => {
      await running.kill();
      await rm(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

function findAgent({ agents }: AsteriskPlan, user: string): AsteriskAgent {
  const agent = agents.find((candidate) => candidate.user === user);
  if (!agent) throw new Error(`The PBX has no agent ${user}`);
  return agent;
}

async function makePlan(directory: string, options: AsteriskOptions): Promise<AsteriskPlan> {
  const rtpStart = 20_000 + 200 * Math.floor(Math.random() * 190);
  return {
    ...options,
    directory,
    httpPort: await findFreeTcpPort(),
    httpsPort: await findFreeTcpPort(),
    sipPort: await findFreeUdpPort(),
    rtpPorts: [rtpStart, rtpStart + 199],
    hostAddresses: Object.values(networkInterfaces()).flatMap((addresses) =>
      (addresses ?? []).filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address),
    ),
  };
}

async function writeFolder(directory: string, plan: AsteriskPlan): Promise<string> {
  for (const name of ['etc', 'run', 'log', 'db', 'spool/recordings', 'sounds/music-on-hold'])
    await mkdir(join(directory, name), { recursive: true });
  for (const [name, text] of Object.entries(makeConfigurationFiles(plan))) await writeFile(join(directory, 'etc', name), text);
  await writeFile(join(directory, 'sounds/music-on-hold/tone.wav'), writeWav(makeTone(tones.musicOnHold, { lengthS: 60 })));
  return await makeCertificate(join(directory, 'etc'), plan.certificateFlaw);
}

function superviseProcess({ command }: AsteriskPlace, directory: string, plan: AsteriskPlan) {
  const [program, ...words] = command;
  const configuration = ['-C', `${plan.directory}/etc/asterisk.conf`];
  const pidFile = join(directory, 'run/asterisk.pid');
  let child: ChildProcess | undefined;

  async function cli(line: string): Promise<string> {
    const { stdout } = await promisify(execFile)(program, [...words, ...configuration, '-rx', line], { timeout: 20_000 });
    return stdout;
  }

  async function start(): Promise<void> {
    await rm(pidFile, { force: true });
    await rm(join(directory, 'run/asterisk.ctl'), { force: true });
    const started = spawn(program, [...words, '-f', ...configuration], { stdio: 'ignore' });
    child = started;
    started.once('exit', () => {
      if (child === started) child = undefined;
    });
    await waitUntil('Asterisk is up', () => isUp(started), { timeoutMs: 60_000, everyMs: 200 });
  }

  async function isUp(started: ChildProcess): Promise<boolean> {
    if (started.exitCode !== null) throw new Error(`Asterisk ended: ${await readLogTail(directory)}`);
    if (!existsSync(join(directory, 'run/asterisk.ctl'))) return false;
    try {
      return (await cli('core waitfullybooted')).includes('fully booted');
    } catch {
      return false; // it listens, but does not answer yet
    }
  }

  /** By its pid file: the child may be a container engine's client. */
  async function end(signal: NodeJS.Signals): Promise<void> {
    const ending = child;
    if (!ending) return;
    const pid = Number(await readFile(pidFile, 'utf8').catch(() => String(ending.pid)));
    process.kill(pid, signal);
    await waitUntil(`Asterisk ends on ${signal}`, () => ending.exitCode !== null || ending.signalCode !== null);
  }

  return { cli, start, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

async function readLogTail(directory: string): Promise<string> {
  const log = await readFile(join(directory, 'log/messages.log'), 'utf8').catch(() => 'it wrote no log');
  return log.split('\n').slice(-15).join('\n');
}
