/** Why something could not be written, in the terms a person is told. */
export type StorageProblem = 'disk-full' | 'read-only' | 'failed';

/** Reads SQLite's result code (`SQLITE_FULL`, `SQLITE_READONLY_*`, `SQLITE_IOERR_*`) or the system's off a thrown error. */
export function storageProblem(error: unknown): StorageProblem {
  const code = errorCode(error);
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return 'disk-full';
  if (code.startsWith('SQLITE_READONLY') || code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'read-only';
  return 'failed';
}

/** The error's code, or an empty string. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
