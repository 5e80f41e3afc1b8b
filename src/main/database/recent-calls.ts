import type { RecentCall } from '../../contract/ipc/desk-state';
import { fold } from './fold';
import type { ReadableDatabase, WritableDatabase } from './handle';
import { command, inTransaction, query } from './statement';

/** Calls kept: half a year of a busy agent's; older ones are forgotten as new ones come. */
const keptCalls = 10_000;

/** The columns of a call in the list, in the names of its row. */
export const recentCallColumns =
  'call_id AS callId, at, direction, name, number, display_number AS displayNumber, queue_id AS queueId, cause, talk_ms AS talkMs, ' +
  'EXISTS (SELECT 1 FROM recordings WHERE recordings.call_id = recent_calls.call_id) AS isRecorded';

type KeptCallRow = {
  callId: string;
  at: number;
  direction: RecentCall['direction'];
  name: string | null;
  number: string | null;
  displayNumber: string | null;
  queueId: string | null;
  cause: RecentCall['cause'];
  talkMs: number | null;
};

export type RecentCallRow = KeptCallRow & { isRecorded: number };

const insertCall = command<KeptCallRow & { search: string }>(
  'add recent call',
  `INSERT OR REPLACE INTO recent_calls (call_id, at, direction, name, number, display_number, queue_id, cause, talk_ms, search)
   VALUES (@callId, @at, @direction, @name, @number, @displayNumber, @queueId, @cause, @talkMs, @search)`,
);

const forgetOld = command<{ kept: number }>(
  'forget recent calls',
  'DELETE FROM recent_calls WHERE at < (SELECT at FROM recent_calls ORDER BY at DESC LIMIT 1 OFFSET @kept)',
);

const readNewest = query<{ limit: number }, RecentCallRow>(
  'recent calls',
  `SELECT ${recentCallColumns} FROM recent_calls ORDER BY at DESC LIMIT @limit`,
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
      queueId: call.queueId ?? null,
      cause: call.cause,
      talkMs: call.talkMs === undefined ? null : Math.round(call.talkMs),
      search: searchTextOf(call),
    });
    forgetOld.run(database, { kept: keptCalls });
  });
}

/** The latest calls, newest first. */
export function readRecentCalls(database: ReadableDatabase, limit: number): RecentCall[] {
  return readNewest.all(database, { limit }).map(toRecentCall);
}

export function toRecentCall({ name, number, displayNumber, queueId, talkMs, isRecorded, ...row }: RecentCallRow): RecentCall {
  return {
    ...row,
    ...(name !== null && { name }),
    ...(number !== null && { number }),
    ...(displayNumber !== null && { displayNumber }),
    ...(queueId !== null && { queueId }),
    ...(talkMs !== null && { talkMs }),
    ...(isRecorded === 1 && { isRecorded: true }),
  };
}

/** The name as searches compare it, and the digits of the number as the network and as people write it. */
function searchTextOf({ name = '', number = '', displayNumber = '' }: RecentCall): string {
  return [fold(name), number.replace(/\D/g, ''), displayNumber.replace(/\D/g, '')].join(' ');
}
