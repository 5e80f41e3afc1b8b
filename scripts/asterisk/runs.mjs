// A run's own folder: each Asterisk and caller of the run writes its process id there, so that whatever a crashed or
// interrupted test leaves behind is ended, and nothing else.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export function makeRuns(parent) {
  return mkdtempSync(join(parent, 'firstline-'));
}

/** Ends the processes whose ids the run has noted and that still name the run's folder, then removes the folder. */
export function endLeftovers(runs) {
  for (const file of readdirSync(runs, { recursive: true }).filter((name) => name.endsWith('.pid'))) {
    const pid = Number(readFileSync(join(runs, file), 'utf8'));
    if (pid > 1 && isOfRun(pid, runs)) endProcess(pid);
  }
  rmSync(runs, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

function isOfRun(pid, runs) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(runs.split('/').at(-1));
  } catch {
    return false;
  }
}

function endProcess(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
