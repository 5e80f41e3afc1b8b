import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Practice keeps its own database, so that nothing of it ever stands among real records. */
export function practiceFolder(userFolder: string): string {
  const folder = join(userFolder, 'practice');
  mkdirSync(folder, { recursive: true });
  return folder;
}
