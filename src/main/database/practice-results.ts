import { type EndedCall, endedCallSchema } from '../../core/practice/ended-call';
import { type PracticeResult, practiceResultSchema } from '../../core/practice/practice-result';
import type { ReadableDatabase } from './handle';
import { query } from './statement';

const readPayloads = query<{ limit: number }, { payload: string }>(
  'practice results',
  `SELECT payload FROM facts WHERE type = 'practice-result' ORDER BY at DESC, sequence DESC LIMIT @limit`,
);

const readUnfinished = query<Record<string, never>, { payload: string }>(
  'unfinished practice calls',
  `SELECT payload FROM facts AS calls WHERE type = 'practice-call' AND NOT EXISTS (
     SELECT 1 FROM facts AS results
     WHERE results.type = 'practice-result' AND results.payload ->> 'callId' = calls.payload ->> 'callId'
   )`,
);

/** How the last practice calls went, newest first. */
export function readPracticeResults(database: ReadableDatabase, limit: number): PracticeResult[] {
  return readPayloads.all(database, { limit }).flatMap(({ payload }) => {
    const result = practiceResultSchema.safeParse(JSON.parse(payload));
    return result.success ? [result.data] : []; // of an older program, whose checks are no longer known
  });
}

/** Practice calls that are over and have no result yet: their forms were still open when the program ended. */
export function readUnfinishedCalls(database: ReadableDatabase): EndedCall[] {
  return readUnfinished.all(database, {}).flatMap(({ payload }) => {
    const call = endedCallSchema.safeParse(JSON.parse(payload));
    return call.success ? [call.data] : [];
  });
}
