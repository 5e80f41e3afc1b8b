import { randomBytes } from 'node:crypto';
import { failure, type Result, success } from '../../core/result';
import { type StorageProblem, storageProblem } from '../database/storage-problem';
import type { SecretName, SecretStore } from './secret-store';

const keyBytes = 32;

/**
 * A key of this user's, made when it is first needed. None, and `lost`, where something is encrypted with one already that
 * cannot be read now: a new key would bury the old one for good.
 */
export function userKey<Lost extends string>(
  secrets: SecretStore,
  name: Extract<SecretName, `${string}-key`>,
  isInUse: () => boolean,
  lost: Lost,
): Result<Buffer, 'no-key-store' | Lost | StorageProblem> {
  if (!secrets.canPersist) return failure('no-key-store');
  const kept = secrets.read(name);
  if (kept !== undefined) return success(Buffer.from(kept, 'hex'));
  if (isInUse()) return failure(lost);
  const key = randomBytes(keyBytes);
  try {
    secrets.write(name, key.toString('hex'));
  } catch (error) {
    return failure(storageProblem(error)); // a key that is not kept must not be used
  }
  return success(key);
}
