import { randomBytes } from 'node:crypto';
import type { SecretStore } from './secret-store';

const keyBytes = 32;

/** The key of this user's database, made at the first start; nothing where it could not be kept for the next one. */
export function databaseKey(secrets: SecretStore): Buffer | undefined {
  if (!secrets.canPersist) return undefined;
  const kept = secrets.read('database-key');
  if (kept !== undefined) return Buffer.from(kept, 'hex');
  const key = randomBytes(keyBytes);
  secrets.write('database-key', key.toString('hex'));
  return key;
}
