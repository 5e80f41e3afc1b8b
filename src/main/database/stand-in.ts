import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { attachFile } from './encryption';
import type { WritableDatabase } from './handle';
import { deskMigrations } from './migrations/desk';
import { openFile } from './open-file';

/** A folder that may hold what was recorded aside: the user's own, or the temporary one where that cannot be written. */
export interface PlaceForStandIns {
  /** The user's own folder, whose records are meant. */
  readonly folder: string;
  readonly temporaryFolder: string;
}

/**
 * Makes a folder for records while the user's own file cannot be used, where a later start finds it again. Throws what
 * the file system throws when no place takes it.
 */
export function makeStandInFolder({ folder, temporaryFolder }: PlaceForStandIns): string {
  try {
    return mkdtempSync(join(folder, prefixOf(folder)));
  } catch {
    return mkdtempSync(join(temporaryFolder, prefixOf(folder)));
  }
}

/**
 * Moves what earlier runs recorded aside into the user's own file, and answers how many of them there were. One that
 * cannot be moved (another key, a full disk) stays where it is for a later start; moving one twice changes nothing.
 */
export function takeOverStandIns(
  database: WritableDatabase,
  places: PlaceForStandIns,
  { fileName, key }: { readonly fileName: string; readonly key: Buffer | undefined },
): number {
  let takenOver = 0;
  for (const standIn of [places.folder, places.temporaryFolder].flatMap((place) => findStandIns(place, prefixOf(places.folder)))) {
    const opened = openFile({ file: join(standIn, fileName), key, requireEncryption: false, migrations: deskMigrations });
    if (!opened.ok) continue;
    opened.value.connection.close();
    try {
      moveRecords(database, join(standIn, fileName), key);
      rmSync(standIn, { recursive: true, force: true });
      takenOver += 1;
    } catch {
      // stays for the next start
    }
  }
  return takenOver;
}

/** Tells the stand-ins of this folder from those of another user or of practice. */
function prefixOf(folder: string): string {
  return `firstline-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}-`;
}

/** Those in a place that others may write too must be our own. */
function findStandIns(place: string, prefix: string): string[] {
  try {
    return readdirSync(place)
      .filter((name) => name.startsWith(prefix))
      .map((name) => join(place, name))
      .filter((folder) => process.getuid === undefined || statSync(folder).uid === process.getuid());
  } catch {
    return [];
  }
}

/** All tables of the desk's database, in an order that keeps their references whole. */
export const movedTables = {
  // numbers of the journal go on where the own file's end
  facts: `INSERT INTO main.facts (fact_id, agent, sequence, type, version, at, monotonic_ms, payload)
    SELECT fact_id, agent,
      coalesce((SELECT max(sequence) FROM main.facts AS own WHERE own.agent = aside.agent), 0)
        + row_number() OVER (PARTITION BY agent ORDER BY sequence),
      type, version, at, monotonic_ms, payload
    FROM standin.facts AS aside WHERE fact_id NOT IN (SELECT fact_id FROM main.facts)`,
  outbox: 'INSERT OR IGNORE INTO main.outbox SELECT * FROM standin.outbox',
  interactions: 'INSERT OR IGNORE INTO main.interactions SELECT * FROM standin.interactions',
  drafts: `INSERT OR IGNORE INTO main.drafts SELECT * FROM standin.drafts
    WHERE conversation_id NOT IN (SELECT conversation_id FROM main.interactions)`,
  recent_calls: 'INSERT OR IGNORE INTO main.recent_calls SELECT * FROM standin.recent_calls',
  own_cards: 'INSERT OR IGNORE INTO main.own_cards SELECT * FROM standin.own_cards',
  own_phones: 'INSERT OR IGNORE INTO main.own_phones SELECT * FROM standin.own_phones',
  notes: `INSERT INTO main.notes (external_id, at, author, body)
    SELECT external_id, at, author, body FROM standin.notes
    EXCEPT SELECT external_id, at, author, body FROM main.notes`,
  unfinished_notes: 'INSERT OR IGNORE INTO main.unfinished_notes SELECT * FROM standin.unfinished_notes',
  recordings: 'INSERT OR IGNORE INTO main.recordings SELECT * FROM standin.recordings',
  recording_uploads: 'INSERT OR IGNORE INTO main.recording_uploads SELECT * FROM standin.recording_uploads',
} as const;

function moveRecords(database: WritableDatabase, file: string, key: Buffer | undefined): void {
  attachFile(database, file, 'standin', key);
  try {
    database.transaction(() => {
      for (const sql of Object.values(movedTables)) database.prepare(sql).run();
    })();
  } finally {
    database.exec('DETACH DATABASE standin');
  }
}
