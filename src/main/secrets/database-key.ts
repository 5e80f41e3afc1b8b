import { randomBytes } from 'node:crypto';
import { failure, type Result, success } from '../../core/result';
import type { KeyProblem } from '../database/open-for-work';
import { storageProblem } from '../database/storage-problem';
import type { SecretStore } from './secret-store';

const keyBytes = 32;

/**
 * The key of this user's database, made at the first start. None where a file is encrypted already and its key cannot be
 * read now: a new key would bury the old one for good.
 */
export function databaseKey(secrets: SecretStore, isFileEncrypted: boolean): Result<Buffer, KeyProblem> {
  if (!secrets.canPersist) return failure('no-key-store');
  const kept = secrets.read('database-key');
  if (kept !== undefined) return success(Buffer.from(kept, 'hex'));
  if (isFileEncrypted) return failure('key-lost');
  const key = randomBytes(keyBytes);
  try {
    secrets.write('database-key', key.toString('hex'));
  } catch (error) {
    return failure(storageProblem(error)); // a key that is not kept must not be used
  }
  return success(key);
}
