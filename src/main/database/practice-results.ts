import type { z } from 'zod';
import { practiceResultSchema } from '../../core/practice/practice-result';
import type { ReadableDatabase } from './handle';
import { query } from './statement';

const readPayloads = query<{ limit: number }, { payload: string }>(
  'practice results',
  `SELECT payload FROM facts WHERE type = 'practice-result' ORDER BY at DESC, sequence DESC LIMIT @limit`,
);

/** How the last practice calls went, newest first. */
export function readPracticeResults(database: ReadableDatabase, limit: number): z.infer<typeof practiceResultSchema>[] {
  return readPayloads.all(database, { limit }).flatMap(({ payload }) => {
    const result = practiceResultSchema.safeParse(JSON.parse(payload));
    return result.success ? [result.data] : []; // of an older program, whose checks are no longer known
  });
}
