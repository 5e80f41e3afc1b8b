import type { CallHistoryPage, CallHistoryQuery } from '../../contract/ipc/call-history';
import { fold } from './fold';
import type { ReadableDatabase } from './handle';
import { type RecentCallRow, recentCallColumns, toRecentCall } from './recent-calls';
import { query } from './statement';

const wanted = {
  all: '1',
  missed: "direction = 'inbound' AND talk_ms IS NULL",
  incoming: "direction = 'inbound' AND talk_ms IS NOT NULL",
  outgoing: "direction = 'outbound'",
} as const;

type Given = { queueId: string | null; part: string | null; at: number; callId: string; limit: number };

const readFiltered = {
  all: readBy('all'),
  missed: readBy('missed'),
  incoming: readBy('incoming'),
  outgoing: readBy('outgoing'),
};

function readBy(filter: keyof typeof wanted) {
  return query<Given, RecentCallRow>(
    `call history: ${filter}`,
    `SELECT ${recentCallColumns} FROM recent_calls
     WHERE ${wanted[filter]} AND (at, call_id) < (@at, @callId)
       AND (@queueId IS NULL OR queue_id = @queueId) AND (@part IS NULL OR search LIKE @part ESCAPE '\\')
     ORDER BY at DESC, call_id DESC LIMIT @limit`,
  );
}

/** A page of the calls that are kept, newest first. */
export function readCallHistory(database: ReadableDatabase, { filter, queueId, text, before, limit }: CallHistoryQuery): CallHistoryPage {
  const rows = readFiltered[filter].all(database, {
    queueId: queueId ?? null,
    part: partOf(text),
    at: before?.at ?? Number.MAX_SAFE_INTEGER,
    callId: before?.callId ?? '',
    limit: limit + 1,
  });
  return { calls: rows.slice(0, limit).map(toRecentCall), hasMore: rows.length > limit };
}

/** What a search looks for: digits as the list keeps them, or a part of a name; null looks for nothing. */
function partOf(text: string): string | null {
  const typed = text.trim();
  if (typed === '') return null;
  const digits = /^[+\d\s()./*#-]+$/.test(typed) ? typed.replace(/\D/g, '').replace(/^00/, '') : '';
  return `%${(digits || fold(typed)).replace(/[\\%_]/g, '\\$&')}%`;
}
