import { existsSync, readFileSync, renameSync } from 'node:fs';
import { isJsonObject } from '../policy/merge';

/**
 * Puts a settings file that cannot be read as settings (torn by a power cut, mistyped) under another name, where somebody may
 * mend it; the next change of a setting would write over it. Answers where it is now: under its own name where it cannot be
 * moved. Undefined when there is no such file or it is in order.
 */
export function setDamagedAside(file: string): string | undefined {
  if (!isDamaged(file)) return undefined;
  const aside = freeName(`${file}.damaged`);
  try {
    renameSync(file, aside);
    return aside;
  } catch {
    return file;
  }
}

function isDamaged(file: string): boolean {
  if (!existsSync(file)) return false;
  const text = readFileSync(file, 'utf8');
  try {
    return !isJsonObject(JSON.parse(text));
  } catch {
    return true;
  }
}

/** An earlier one that was put aside may be the better one. */
function freeName(name: string): string {
  let free = name;
  for (let count = 2; existsSync(free); count += 1) free = `${name}-${count}`;
  return free;
}
