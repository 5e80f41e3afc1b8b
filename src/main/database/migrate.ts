import type BetterSqlite3 from 'better-sqlite3';

/** One step of a file's schema. A released one is never edited; what follows it gets the next number. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
}

/** The number of the last migration the file has had (`user_version`), 0 for a new one. */
export function schemaVersion(database: BetterSqlite3.Database): number {
  return database.pragma('user_version', { simple: true }) as number;
}

/** Brings the file up to the last migration, each in a transaction of its own. */
export function migrate(database: BetterSqlite3.Database, migrations: readonly Migration[]): void {
  for (const { version, sql } of migrations) {
    if (version <= schemaVersion(database)) continue;
    database
      .transaction(() => {
        database.exec(sql);
        database.pragma(`user_version = ${version}`);
      })
      .immediate();
  }
}

/** The version a program with these migrations writes. */
export function newestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0;
}
