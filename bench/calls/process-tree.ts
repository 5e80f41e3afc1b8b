import { readdirSync, readFileSync } from 'node:fs';

const clockTicksPerS = 100; // USER_HZ of every Linux that Electron runs on

/** A process and all its descendants. Linux only, as everything in this file. */
export function readProcessTree(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const fields = readStat(Number(name));
    if (fields) parents.set(Number(name), Number(fields[1]));
  }
  const tree = [root];
  for (const pid of tree) for (const [child, parent] of parents) if (parent === pid) tree.push(child);
  return tree;
}

/** Ends a process and all its descendants at once. */
export function endProcessTree(root: number): void {
  for (const pid of readProcessTree(root)) endProcess(pid);
}

/** Ends a process at once, if it is still there. */
export function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Proportional set size of a process and all its descendants, MB. */
export function measureMemoryMb(root: number): number {
  return sumOfMb(root, ['Pss']);
}

/**
 * What of it no file holds, MB. The rest of a proportional set size grows when another program that has the same files in
 * memory ends, as any other Electron here.
 */
export function measureOwnMemoryMb(root: number): number {
  return sumOfMb(root, ['Pss_Anon', 'Pss_Shmem']);
}

function sumOfMb(root: number, fields: readonly string[]): number {
  const kilobytes = readProcessTree(root).flatMap((pid) => {
    const text = read(`/proc/${pid}/smaps_rollup`);
    return fields.map((field) => Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0));
  });
  return kilobytes.reduce((sum, value) => sum + value, 0) / 1024;
}

/** CPU time that a process and all its descendants spend in `durationMs`, in percent of one core. */
export async function measureCpuPercent(root: number, durationMs: number): Promise<number> {
  const pids = readProcessTree(root);
  const before = cpuSeconds(pids);
  const startedAt = performance.now();
  await new Promise((resolve) => setTimeout(resolve, durationMs));
  return ((cpuSeconds(pids) - before) / ((performance.now() - startedAt) / 1000)) * 100;
}

function cpuSeconds(pids: readonly number[]): number {
  const ticks = pids.map((pid) => readStat(pid)).map((fields) => Number(fields?.[11] ?? 0) + Number(fields?.[12] ?? 0));
  return ticks.reduce((sum, value) => sum + value, 0) / clockTicksPerS;
}

/** Fields of /proc/PID/stat from the third on (state, parent, ...): the second may hold spaces. */
function readStat(pid: number): string[] | undefined {
  const text = read(`/proc/${pid}/stat`);
  return text ? text.slice(text.lastIndexOf(')') + 2).split(' ') : undefined;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return ''; // the process has ended meanwhile
  }
}
