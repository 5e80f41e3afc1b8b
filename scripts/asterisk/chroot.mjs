// Asterisk 22 is not in Debian 12 nor in Ubuntu LTS: a small Debian sid of its own, about 350 MB, made once.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { ensurePackages, isCommand } from './packages.mjs';

const mirror = 'http://deb.debian.org/debian';
const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';

export const chrootDirectory = resolve(import.meta.dirname, '../../.cache/asterisk');

export function canMakeChroot() {
  return isCommand('mmdebstrap');
}

/** Makes the chroot; answers nothing when it stands, else why not. A half-made one is never left in its place. */
export async function makeChroot() {
  const missing = ensurePackages({ mmdebstrap: 'mmdebstrap' });
  if (missing.length > 0) return 'mmdebstrap not found';
  if (!existsSync(keyring)) ensurePackages({ 'debian-archive-keyring': 'debian-archive-keyring' });
  console.log('Making an Asterisk 22 in .cache/asterisk (once, about half a minute) ...');
  const work = `${chrootDirectory}.${process.pid}.tmp`;
  mkdirSync(dirname(work), { recursive: true });
  const { status, stderr } = spawnSync(
    'mmdebstrap',
    [
      '--quiet',
      '--variant=apt',
      '--include=asterisk,asterisk-core-sounds-en-gsm,ca-certificates',
      '--aptopt=Acquire::Check-Valid-Until "false"',
      ...(existsSync(keyring) ? [`--keyring=${keyring}`] : []),
      'sid',
      work,
      mirror,
    ],
    { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] },
  );
  if (status !== 0) {
    rmSync(work, { recursive: true, force: true });
    return `mmdebstrap failed: ${stderr.trim().split('\n').at(-1)}`;
  }
  if (existsSync(chrootDirectory)) rmSync(work, { recursive: true });
  else renameSync(work, chrootDirectory);
}
