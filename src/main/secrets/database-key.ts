import type { Result } from '../../core/result';
import type { KeyProblem } from '../database/open-for-work';
import type { SecretStore } from './secret-store';
import { userKey } from './user-key';

/** The key of this user's database, made at the first start. */
export function databaseKey(secrets: SecretStore, isFileEncrypted: boolean): Result<Buffer, KeyProblem> {
  return userKey(secrets, 'database-key', () => isFileEncrypted, 'key-lost');
}
