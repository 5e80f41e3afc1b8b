import { expect, it } from 'vitest';
import { sumUpPractice } from './practice-progress';
import type { PracticeResult } from './practice-result';

const result = (scenarioId: string, at: number, points: number): PracticeResult => ({
  callId: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
  scenarioId,
  at,
  outcome: 'completed',
  heldMs: 0,
  checks: [],
  points,
  advice: [],
});
const dayOf = (at: number) => `2026-03-${String(Math.floor(at / 100)).padStart(2, '0')}`;

it('shows each scenario, each day and the last calls, whatever order the results come in', () => {
  const { scenarios, days, recent } = sumUpPractice(
    [result('taxi', 300, 80), result('taxi', 101, 90), result('loan', 150, 55), result('taxi', 210, 100)],
    dayOf,
  );
  expect(scenarios).toEqual([
    { scenarioId: 'taxi', tries: 3, bestPoints: 100, lastPoints: 80, lastAt: 300 },
    { scenarioId: 'loan', tries: 1, bestPoints: 55, lastPoints: 55, lastAt: 150 },
  ]);
  expect(days).toEqual([
    { day: '2026-03-01', calls: 2, meanPoints: 73 },
    { day: '2026-03-02', calls: 1, meanPoints: 100 },
    { day: '2026-03-03', calls: 1, meanPoints: 80 },
  ]);
  expect(recent.map(({ points }) => points)).toEqual([90, 55, 100, 80]);
});

it('keeps the last twenty calls', () => {
  const results = Array.from({ length: 25 }, (_, index) => result('taxi', 100 + index, index));
  expect(sumUpPractice(results, dayOf).recent.map(({ points }) => points)).toEqual(Array.from({ length: 20 }, (_, index) => index + 5));
});
