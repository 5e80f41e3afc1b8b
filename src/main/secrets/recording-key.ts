import { randomBytes } from 'node:crypto';
import { failure, type Result, success } from '../../core/result';
import { type StorageProblem, storageProblem } from '../database/storage-problem';
import type { SecretStore } from './secret-store';

/** Why calls cannot be recorded on this PC: nothing here would keep the key, or the key of the recordings there are is lost. */
export type RecordingKeyProblem = 'no-key-store' | 'wrong-key' | StorageProblem;

const keyBytes = 32;

/**
 * The key of this user's recordings, made for the first one. Nothing is recorded in clear. Where there are recordings and
 * their key cannot be read now, a new key would bury the old one for good.
 */
export function recordingKey(secrets: SecretStore, areThereRecordings: () => boolean): Result<Buffer, RecordingKeyProblem> {
  if (!secrets.canPersist) return failure('no-key-store');
  const kept = secrets.read('recording-key');
  if (kept !== undefined) return success(Buffer.from(kept, 'hex'));
  if (areThereRecordings()) return failure('wrong-key');
  const key = randomBytes(keyBytes);
  try {
    secrets.write('recording-key', key.toString('hex'));
  } catch (error) {
    return failure(storageProblem(error));
  }
  return success(key);
}
