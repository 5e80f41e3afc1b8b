import { afterEach, beforeEach, expect, it } from 'vitest';
import { temporaryDatabase } from '../../../tests/support/database/temporary-database';
import type { NewFact } from '../../core/journal/fact';
import type { EndedCall } from '../../core/practice/ended-call';
import type { PracticeResult } from '../../core/practice/practice-result';
import type { WritableDatabase } from './handle';
import { appendFact } from './journal';
import { readPracticeResults, readUnfinishedCalls } from './practice-results';

const idOf = (number: number): string => `0197a5c0-0000-4000-8000-00000000000${number}`;

function call(number: number): EndedCall {
  return {
    callId: idOf(number),
    conversationId: idOf(number + 4),
    scenarioId: 'tariff-question',
    outcome: 'completed',
    heldMs: 0,
    answerMs: 2000,
    talkMs: 60_000,
    endedBy: 'caller',
    tally: { interruptions: 1, louder: 0, longestSilenceMs: 4000 },
  };
}

function result(number: number): PracticeResult {
  const { callId, scenarioId, outcome } = call(number);
  return { callId, scenarioId, at: number * 1000, outcome, heldMs: 0, checks: [], points: 80, advice: [{ adviceId: 'well-done' }] };
}

let database: WritableDatabase;
let close: () => void;
beforeEach(() => {
  ({ database, close } = temporaryDatabase());
});
afterEach(() => close());

function append(fact: NewFact, at: number): void {
  appendFact(database, fact, { agent: '1001', at, monotonicMs: 0 });
}

it('reads the newest results first, and so many', () => {
  for (const number of [1, 3, 2]) append({ type: 'practice-result', payload: result(number) }, number * 1000);
  expect(readPracticeResults(database, 2)).toEqual([result(3), result(2)]);
});

it('leaves out what an older program has judged by checks that are no longer known', () => {
  append({ type: 'practice-result', payload: result(1) }, 1000);
  const older = JSON.stringify({ ...result(2), outcome: 'wandered-off' });
  database.exec(`INSERT INTO facts SELECT 'older', agent, 2, type, version, at, monotonic_ms, '${older}' FROM facts`);
  expect(readPracticeResults(database, 10)).toEqual([result(1)]);
});

it('reads the calls that have no result yet', () => {
  for (const number of [1, 2, 3]) append({ type: 'practice-call', payload: call(number) }, number);
  append({ type: 'practice-result', payload: result(2) }, 4);
  expect(readUnfinishedCalls(database)).toEqual([call(1), call(3)]);
});
