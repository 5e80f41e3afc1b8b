import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../../src/main/database/database';
import type { WritableDatabase } from '../../../src/main/database/handle';

/** An empty folder of its own; `remove` takes it away with all that is in it. */
export function temporaryFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'firstline-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A new database on disk, open; `close` takes it away. */
export function temporaryDatabase(): { database: WritableDatabase; file: string; close: () => void } {
  const { folder, remove } = temporaryFolder();
  const file = join(folder, 'firstline.db');
  const opened = openDatabase({ file, requireEncryption: false });
  if (!opened.ok) throw new Error(`Database did not open: ${opened.problem}`);
  const { database } = opened.value;
  const close = () => {
    database.close();
    remove();
  };
  return { database, file, close };
}
