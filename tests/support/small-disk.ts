import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system of its own, a few MB large, that can be full or read-only without harm to anything else. */
export interface SmallDisk {
  readonly folder: string;
  /** Writes until nothing more goes in. */
  fill(): void;
  /** Takes away what `fill` has written. */
  free(): void;
  setReadOnly(isReadOnly: boolean): void;
  remove(): void;
}

/** Why there is no small disk to be had here. */
export const noSmallDisk =
  process.platform === 'linux' && process.getuid?.() === 0 ? undefined : 'needs root on Linux, to mount a small disk';

/** Mounts a small disk. A container may forbid that even to root; then it throws. */
export function mountSmallDisk(sizeMb: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'firstline-disk-'));
  const filler = join(folder, 'filler');
  const mount = (...options: string[]) => execFileSync('mount', [...options, folder], { stdio: 'pipe' });
  mount('-t', 'tmpfs', '-o', `size=${sizeMb}m`, 'tmpfs');
  return {
    folder,
    fill() {
      const file = openSync(filler, 'a');
      try {
        for (let size = 65_536; size >= 1; size = Math.floor(size / 2)) while (write(file, size) === size);
      } finally {
        closeSync(file);
      }
    },
    free: () => rmSync(filler, { force: true }),
    setReadOnly: (isReadOnly) => void mount('-o', `remount,${isReadOnly ? 'ro' : 'rw'}`),
    remove() {
      execFileSync('umount', ['--lazy', folder], { stdio: 'pipe' });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function write(file: number, size: number): number {
  try {
    return writeSync(file, Buffer.alloc(size));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return 0;
    throw error;
  }
}
