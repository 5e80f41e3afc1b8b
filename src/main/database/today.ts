import type { ReadableDatabase } from './handle';
import { query } from './statement';

const sumDay = query<{ agent: string; dayStart: number }, { calls: number; handleMs: number }>(
  'today',
  `SELECT
     count(*) FILTER (WHERE type = 'call') AS calls,
     coalesce(sum(CASE type
       WHEN 'call' THEN json_extract(payload, '$.endedAt') - json_extract(payload, '$.answeredAt')
       ELSE json_extract(payload, '$.wrapUpMs') END), 0) AS handleMs
   FROM facts
   WHERE agent = @agent AND at >= @dayStart
     AND (type = 'interaction' OR (type = 'call' AND json_extract(payload, '$.answeredAt') IS NOT NULL
       AND json_extract(payload, '$.consultationFor') IS NULL))`,
);

/** The agent's own day so far: answered calls, and their talk, hold and wrap-up time together (ms). A colleague who was asked meanwhile is part of the call. */
export function readToday(database: ReadableDatabase, agent: string, dayStartMs: number): { calls: number; handleMs: number } {
  const { calls, handleMs } = sumDay.first(database, { agent, dayStart: dayStartMs }) ?? { calls: 0, handleMs: 0 };
  return { calls, handleMs: Math.round(handleMs) };
}
