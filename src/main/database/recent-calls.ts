import type { RecentCall } from '../../contract/ipc/desk-state';
import type { ReadableDatabase, WritableDatabase } from './handle';
import { command, inTransaction, query } from './statement';

/** Calls kept for the list; older ones are forgotten as new ones come. */
const keptCalls = 500;

type RecentCallRow = {
  callId: string;
  at: number;
  direction: RecentCall['direction'];
  name: string | null;
  number: string | null;
  displayNumber: string | null;
  cause: RecentCall['cause'];
  talkMs: number | null;
};

const insertCall = command<RecentCallRow>(
  'add recent call',
  `INSERT OR REPLACE INTO recent_calls (call_id, at, direction, name, number, display_number, cause, talk_ms)
   VALUES (@callId, @at, @direction, @name, @number, @displayNumber, @cause, @talkMs)`,
);

const forgetOld = command<{ kept: number }>(
  'forget recent calls',
  'DELETE FROM recent_calls WHERE at < (SELECT at FROM recent_calls ORDER BY at DESC LIMIT 1 OFFSET @kept)',
);

const readNewest = query<{ limit: number }, RecentCallRow>(
  'recent calls',
  `SELECT call_id AS callId, at, direction, name, number, display_number AS displayNumber, cause, talk_ms AS talkMs
   FROM recent_calls ORDER BY at DESC LIMIT @limit`,
);

/** Puts a call on top of the list; the same call again replaces its line. */
export function addRecentCall(database: WritableDatabase, call: RecentCall): void {
  inTransaction(database, 'add recent call', () => {
    insertCall.run(database, {
      callId: call.callId,
      at: Math.round(call.at),
      direction: call.direction,
      name: call.name ?? null,
      number: call.number ?? null,
      displayNumber: call.displayNumber ?? null,
      cause: call.cause,
      talkMs: call.talkMs === undefined ? null : Math.round(call.talkMs),
    });
    forgetOld.run(database, { kept: keptCalls });
  });
}

/** The latest calls, newest first. */
export function readRecentCalls(database: ReadableDatabase, limit: number): RecentCall[] {
  return readNewest.all(database, { limit }).map(({ name, number, displayNumber, talkMs, ...row }) => ({
    ...row,
    ...(name !== null && { name }),
    ...(number !== null && { number }),
    ...(displayNumber !== null && { displayNumber }),
    ...(talkMs !== null && { talkMs }),
  }));
}
