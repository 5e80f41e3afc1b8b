import { randomBytes } from 'node:crypto';
import type { SecretStore } from './secret-store';

const keyBytes = 32;

/**
 * The key of this user's database, made at the first start. Nothing where it could not be kept for the next one, or
 * where a file is encrypted already and its key cannot be read now: a new key would bury the old one for good.
 */
export function databaseKey(secrets: SecretStore, isFileEncrypted: boolean): Buffer | undefined {
  if (!secrets.canPersist) return undefined;
  const kept = secrets.read('database-key');
  if (kept !== undefined) return Buffer.from(kept, 'hex');
  if (isFileEncrypted) return undefined;
  const key = randomBytes(keyBytes);
  try {
    secrets.write('database-key', key.toString('hex'));
  } catch {
    return undefined; // a key that is not kept must not be used
  }
  return key;
}
