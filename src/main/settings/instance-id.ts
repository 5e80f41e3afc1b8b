import { readFileSync } from 'node:fs';
import { writeFileWhole } from '../secrets/write-file-whole';

const urnSafe = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * This installation's UUID for `+sip.instance` (RFC 5626, 4.1): the same at each start, so that a registrar replaces the
 * registration of a program that has died instead of ringing both. Where it cannot be kept it is a new one each time.
 */
export function readInstanceId(file: string): string {
  try {
    const known = readFileSync(file, 'utf8').trim();
    if (urnSafe.test(known)) return known;
  } catch {
    // the first start
  }
  const made = crypto.randomUUID();
  try {
    writeFileWhole(file, made);
  } catch {
    // a full or locked disk is told of elsewhere, and this is not worth a word
  }
  return made;
}
