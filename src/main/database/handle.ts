import type BetterSqlite3 from 'better-sqlite3';

declare const readable: unique symbol;
declare const writable: unique symbol;

/** An open database that may only be read. The cards of the centre are attached to it as `cards`. */
export type ReadableDatabase = BetterSqlite3.Database & { readonly [readable]: true };

/** An open database that may be written. Only this folder makes one. */
export type WritableDatabase = ReadableDatabase & { readonly [writable]: true };

/** Told of a query that took longer than 20 ms: its name in the code, never its values. */
export type SlowQueryListener = (statementName: string, durationMs: number) => void;
