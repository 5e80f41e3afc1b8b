import type BetterSqlite3 from 'better-sqlite3';
import type { ReadableDatabase, SlowQueryListener, WritableDatabase } from './handle';

const slowMs = 20;

type Value = string | number | bigint | null;
type Parameters = Record<string, Value>;
type Prepared = BetterSqlite3.Statement<[Parameters], unknown>;

const prepared = new WeakMap<BetterSqlite3.Database, Map<string, Prepared>>();
const listeners = new WeakMap<BetterSqlite3.Database, SlowQueryListener>();

/** Has queries over 20 ms on this database told to the listener. */
export function reportSlowQueries(database: ReadableDatabase, listener: SlowQueryListener): void {
  listeners.set(database, listener);
}

/** A named query with named parameters (`@cardId`) and the shape of its rows; prepared once a database. */
export interface Query<Given extends Parameters, Row> {
  all(database: ReadableDatabase, given: Given): Row[];
  first(database: ReadableDatabase, given: Given): Row | undefined;
}

/** A named statement that writes; answers the number of rows changed. */
export interface Command<Given extends Parameters> {
  run(database: WritableDatabase, given: Given): number;
}

export function query<Given extends Parameters, Row>(name: string, sql: string): Query<Given, Row> {
  return {
    all: (database, given) => timed(database, name, () => statementOf(database, sql).all(given) as Row[]),
    first: (database, given) => timed(database, name, () => statementOf(database, sql).get(given) as Row | undefined),
  };
}

export function command<Given extends Parameters>(name: string, sql: string): Command<Given> {
  return { run: (database, given) => timed(database, name, () => statementOf(database, sql).run(given).changes) };
}

/**
 * Runs the work as one transaction: all of it is on disk when this returns, none of it when it throws. Within another
 * one it is a savepoint. It takes a lock only on the file it writes, so that a running import of cards holds up nobody.
 */
export function inTransaction<Value>(database: WritableDatabase, name: string, work: () => Value): Value {
  return timed(database, name, () => database.transaction(work).deferred());
}

function statementOf(database: ReadableDatabase, sql: string): Prepared {
  const statements = prepared.get(database) ?? new Map<string, Prepared>();
  prepared.set(database, statements);
  const statement = statements.get(sql) ?? database.prepare<[Parameters], unknown>(sql);
  statements.set(sql, statement);
  return statement;
}

function timed<Value>(database: ReadableDatabase, name: string, work: () => Value): Value {
  const listener = listeners.get(database);
  if (!listener) return work();
  const startedAt = performance.now();
  try {
    return work();
  } finally {
    const durationMs = performance.now() - startedAt;
    if (durationMs > slowMs) listener(name, durationMs);
  }
}
