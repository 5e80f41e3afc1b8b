import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryDatabase } from '../../../tests/support/database/temporary-database';
import type { CallHistoryQuery } from '../../contract/ipc/call-history';
import type { RecentCall } from '../../contract/ipc/desk-state';
import { readCallHistory } from './call-history';
import type { WritableDatabase } from './handle';
import { addRecentCall } from './recent-calls';

let database: WritableDatabase;
let close: () => void;
beforeEach(() => {
  ({ database, close } = temporaryDatabase());
  for (const call of calls) addRecentCall(database, call);
});
afterEach(() => close());

const idOf = (place: number) => `0197a5c0-0000-7000-8000-00000000000${place}`;
const calls: RecentCall[] = [
  { callId: idOf(1), at: 10, direction: 'inbound', cause: 'hung-up-there', talkMs: 5, name: 'Őszi Gergő', queueId: 'support' },
  { callId: idOf(2), at: 20, direction: 'inbound', cause: 'caller-gave-up', number: '+36301234567', displayNumber: '06 30 123 4567' },
  { callId: idOf(3), at: 20, direction: 'outbound', cause: 'busy', number: '1002', name: '100 % Kft_' },
  { callId: idOf(4), at: 30, direction: 'outbound', cause: 'hung-up-here', talkMs: 9, number: '+38640111222', queueId: 'support' },
];

function find(query: Partial<CallHistoryQuery>): number[] {
  const page = readCallHistory(database, { filter: 'all', text: '', limit: 10, ...query });
  return page.calls.map(({ callId }) => Number(callId.at(-1)));
}

describe('the history of calls', () => {
  it('comes newest first, whole', () => {
    expect(readCallHistory(database, { filter: 'all', text: '', limit: 10 })).toEqual({
      calls: [calls[3], calls[2], calls[1], calls[0]],
      hasMore: false,
    });
  });

  it.each([
    [{ filter: 'missed' }, [2]],
    [{ filter: 'incoming' }, [1]],
    [{ filter: 'outgoing' }, [4, 3]],
    [{ queueId: 'support' }, [4, 1]],
    [{ queueId: 'support', filter: 'incoming' }, [1]],
    [{ text: 'oszi' }, [1]],
    [{ text: 'GERGŐ' }, [1]],
    [{ text: '+36 30' }, [2]],
    [{ text: '0036 (30) 123' }, [2]],
    [{ text: '06-30' }, [2]],
    [{ text: '%' }, [3]],
    [{ text: 'kft_' }, [3]],
    [{ text: 'nobody' }, []],
  ] as const)('is filtered: %o', (query, found) => {
    expect(find(query)).toEqual(found);
  });

  it('is read page by page, neither losing nor repeating calls of the same moment', () => {
    const first = readCallHistory(database, { filter: 'all', text: '', limit: 2 });
    expect([first.calls.map(({ callId }) => callId), first.hasMore]).toEqual([[idOf(4), idOf(3)], true]);
    const last = first.calls[1];
    const second = readCallHistory(database, { filter: 'all', text: '', limit: 2, ...(last && { before: last }) });
    expect([second.calls.map(({ callId }) => callId), second.hasMore]).toEqual([[idOf(2), idOf(1)], false]);
  });
});
