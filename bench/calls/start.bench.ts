import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planApp } from '../../tests/support/app';
import { agentAppOptions } from '../../tests/support/asterisk/agent-app';
import { startAsterisk } from '../../tests/support/asterisk/asterisk';
import { planReference } from '../../tests/support/asterisk/reference';
import { waitUntil } from '../../tests/support/asterisk/wait-until';
import { type ElectronOptions, electronArguments, electronEnvironment } from '../../tests/support/electron';
import { type Figure, makeFigure } from '../figure';
import { endProcess, readProcessTree } from './process-tree';
import { wallClock } from './wall-clock';
import { openWireTap } from './wire-tap';

const sampleCount = 20;

/** Program started to registered, without Playwright in the way; the first start of each, on an empty folder, is left out. */
export async function measure(): Promise<readonly Figure[]> {
  const asterisk = await startAsterisk();
  const tap = await openWireTap(asterisk.plan.httpPort);
  const folder = await mkdtemp(join(tmpdir(), 'firstline-bench-'));
  const reference = await planReference(asterisk, '1002', tap.url, folder);
  const product = await planApp(await agentAppOptions(asterisk, { server: tap.url }));
  const bare: number[] = [];
  const own: number[] = [];
  for (let sample = 0; sample <= sampleCount; sample += 1) {
    bare.push(await startOnce(reference));
    own.push(await startOnce(product));
  }
  tap.close();
  await asterisk.dispose();
  for (const directory of [folder, product.userData]) await rm(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  return [makeFigure('start: program started to registered', 'ms', own.slice(1), { ratio: 1.5 }, bare.slice(1))];

  async function startOnce(options: ElectronOptions): Promise<number> {
    tap.reset();
    const startedAt = wallClock();
    const child = spawn(process.env.ELECTRON_EXEC_PATH ?? 'electron', electronArguments(options), {
      env: electronEnvironment(options),
      stdio: 'ignore',
    });
    const registeredAt = await tap.registeredAt();
    await new Promise((resolve) => setTimeout(resolve, 500)); // let it finish painting before it is ended
    const pids = readProcessTree(child.pid ?? 0);
    child.kill('SIGTERM');
    await waitUntil('the program ends', () => child.exitCode !== null || child.signalCode !== null, { timeoutMs: 5000 }).catch(
      () => undefined,
    );
    for (const pid of pids) endProcess(pid);
    return registeredAt - startedAt;
  }
}
