import type { Notice } from '../../contract/ipc/desk-state';
import { directoryFile } from './load-directory';

/** What a refused file (relative to its content folder) is told as: what it was for decides what can be done without it. */
export function noticeOfFile(file: string): Notice['kind'] {
  if (file === directoryFile) return 'directory-invalid';
  return file === 'practice.yaml' || file === 'scenarios' || file.startsWith('scenarios/') ? 'practice-invalid' : 'content-invalid';
}
