import { accessSync, constants, copyFileSync, mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { failure, type Result, success } from '../../core/result';
import { type StorageProblem, storageProblem } from '../database/storage-problem';

/** Where Windows' key store finds its own key again. */
const keyStoreFile = 'Local State';

/**
 * Makes the user's folder if need be and answers the folder that Electron keeps its own in: lock, caches, log. That is the
 * same one, unless it may only be read. Then it is left alone and a temporary one takes its place: without a file for its
 * lock Electron would believe to be running already, and end without a word.
 */
export function prepareElectronFolder(userFolder: string, temporaryFolder: string): Result<string, StorageProblem> {
  try {
    mkdirSync(userFolder, { recursive: true });
    return success(isWritable(userFolder) ? userFolder : makeStandIn(userFolder, temporaryFolder));
  } catch (error) {
    return failure(storageProblem(error));
  }
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function makeStandIn(userFolder: string, temporaryFolder: string): string {
  const folder = mkdtempSync(join(temporaryFolder, 'firstline-electron-'));
  try {
    copyFileSync(join(userFolder, keyStoreFile), join(folder, keyStoreFile));
  } catch {
    // other systems keep their keys elsewhere
  }
  return folder;
}
