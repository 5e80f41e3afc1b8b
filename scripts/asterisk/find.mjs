// Finds an Asterisk, in this order: ASTERISK= (a binary of this machine), the cached chroot, a container engine.
// A find is `{ runsIn, command(runs), inside(path) }`: the folder in which runs may be kept, the words that start
// Asterisk, and the name of a path as that Asterisk sees it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { canMakeChroot, chrootDirectory, makeChroot } from './chroot.mjs';
import { findContainer } from './container.mjs';
import { ensurePackages, isCommand } from './packages.mjs';

/** Answers an Asterisk with the tools that its tests need, or `{ reason }` in words. */
export async function findAsterisk() {
  const found = findBinary() ?? (await findChroot()) ?? findContainer();
  if (!found) return { reason: 'no Asterisk: set ASTERISK= to a binary, run as root on Debian or Ubuntu, or install Docker or Podman' };
  if ('reason' in found) return found;
  // for tests of devices only, which are skipped without it
  ensurePackages({ pulseaudio: 'pulseaudio', pactl: 'pulseaudio-utils' });
  const missing = ensurePackages({ sipp: 'sip-tester', openssl: 'openssl' });
  if (missing.length > 0) return { reason: `${missing.join(' and ')} not found` };
  return found;
}

function findBinary() {
  const path = process.env.ASTERISK;
  if (!path) return;
  const { status, stdout } = spawnSync(path, ['-V'], { encoding: 'utf8' });
  if (status !== 0) return { reason: `ASTERISK=${path} does not start` };
  if (!/Asterisk (GIT-)?(certified\/)?2[2-9]/.test(stdout)) console.log(`Warning: made for Asterisk 22, found ${stdout.trim()}`);
  return { runsIn: tmpdir(), command: () => [path], inside: (runs) => runs };
}

async function findChroot() {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || process.platform !== 'linux') return;
  if (!existsSync(chrootDirectory)) {
    if (!canMakeChroot() && !isCommand('apt-get')) return;
    const problem = await makeChroot();
    if (problem) return findContainer() ?? { reason: problem };
  }
  return {
    runsIn: `${chrootDirectory}/tmp`,
    command: () => ['chroot', chrootDirectory, 'asterisk'],
    inside: (runs) => runs.slice(chrootDirectory.length),
  };
}
