import type { App } from '../app';

/**
 * Stops all processes of the program for a while, which is what a sleep of the PC looks like to the network. Answers when
 * they go on, wall clock, ms.
 */
export async function sleep(app: App, durationMs: number, meanwhile: () => Promise<void> = async () => {}): Promise<number> {
  const pids = await app.electron.evaluate(({ app: program }) => program.getAppMetrics().map(({ pid }) => pid));
  const signalAll = (signal: NodeJS.Signals): void => {
    for (const pid of pids) process.kill(pid, signal);
  };
  signalAll('SIGSTOP');
  try {
    await meanwhile();
    await new Promise((resolve) => setTimeout(resolve, durationMs));
  } finally {
    signalAll('SIGCONT');
  }
  return Date.now();
}
