import { randomBytes } from 'node:crypto';
import { failure, type Result, success } from '../../core/result';
import { type StorageProblem, storageProblem } from '../database/storage-problem';
import type { SecretName, SecretStore } from './secret-store';

const keyBytes = 32;

/**
 * Why there is no key: the system has no key store, or none that gives the key away any more with which something is
 * encrypted (`wrong-key`), or a new key could not be kept for the next start.
 */
export type KeyProblem = 'no-key-store' | 'wrong-key' | StorageProblem;

/**
 * A key of this user's, made when it is first needed, and not where something is encrypted with one already that cannot be
 * read now: a new key would bury the old one for good.
 */
export function userKey(
  secrets: SecretStore,
  name: Extract<SecretName, `${string}-key`>,
  isInUse: () => boolean,
): Result<Buffer, KeyProblem> {
  if (!secrets.canPersist) return failure('no-key-store');
  const kept = secrets.read(name);
  if (kept !== undefined) return success(Buffer.from(kept, 'hex'));
  if (isInUse()) return failure('wrong-key');
  const key = randomBytes(keyBytes);
  try {
    secrets.write(name, key.toString('hex'));
  } catch (error) {
    return failure(storageProblem(error)); // a key that is not kept must not be used
  }
  return success(key);
}
