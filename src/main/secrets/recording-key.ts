import type { Result } from '../../core/result';
import type { StorageProblem } from '../database/storage-problem';
import type { SecretStore } from './secret-store';
import { userKey } from './user-key';

/** Why calls cannot be recorded on this PC: nothing here would keep the key, or the key of the recordings there are is lost. */
export type RecordingKeyProblem = 'no-key-store' | 'wrong-key' | StorageProblem;

/** The key of this user's recordings, made for the first one. Nothing is recorded in clear. */
export function recordingKey(secrets: SecretStore, areThereRecordings: () => boolean): Result<Buffer, RecordingKeyProblem> {
  return userKey(secrets, 'recording-key', areThereRecordings, 'wrong-key');
}
