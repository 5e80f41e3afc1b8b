import { spawnSync } from 'node:child_process';

export function isCommand(name) {
  return spawnSync(process.platform === 'win32' ? 'where' : 'which', [name], { stdio: 'ignore' }).status === 0;
}

/**
 * Installs, as root on Debian or Ubuntu, the packages of commands that are missing: `{ command: package }`.
 * Answers the commands that are missing still.
 */
export function ensurePackages(packageOf) {
  const missing = () => Object.keys(packageOf).filter((command) => !isCommand(command));
  if (missing().length === 0 || process.getuid?.() !== 0 || !isCommand('apt-get')) return missing();
  const packages = missing().map((command) => packageOf[command]);
  console.log(`Installing ${packages.join(' ')} ...`);
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '-qq'], quiet);
  spawnSync('apt-get', ['install', '-qq', '-y', '--no-install-recommends', ...packages], quiet);
  return missing();
}
