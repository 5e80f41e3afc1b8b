import type { PracticeResult } from './practice-result';

/** How one scenario has gone so far. */
export interface ScenarioProgress {
  readonly scenarioId: string;
  readonly tries: number;
  readonly bestPoints: number;
  readonly lastPoints: number;
  /** Wall clock, ms. */
  readonly lastAt: number;
}

/** What an agent's practice results show over time. */
export interface PracticeProgress {
  /** Those that were tried, the latest first. */
  readonly scenarios: readonly ScenarioProgress[];
  /** The last calls, oldest first. */
  readonly recent: readonly Pick<PracticeResult, 'callId' | 'scenarioId' | 'at' | 'points'>[];
  /** Mean points of each day with a call, oldest first. */
  readonly days: readonly { readonly day: string; readonly calls: number; readonly meanPoints: number }[];
}

const mostRecent = 20;

/** Sums up results in any order. `dayOf` says which local day (ISO date) a wall-clock time belongs to. */
export function sumUpPractice(results: readonly PracticeResult[], dayOf: (at: number) => string): PracticeProgress {
  const sorted = [...results].sort((one, other) => one.at - other.at);
  const scenarios = [...groupBy(sorted, ({ scenarioId }) => scenarioId)].flatMap(([scenarioId, tries]): ScenarioProgress[] => {
    const last = tries.at(-1);
    if (last === undefined) return [];
    const bestPoints = Math.max(...tries.map(({ points }) => points));
    return [{ scenarioId, tries: tries.length, bestPoints, lastPoints: last.points, lastAt: last.at }];
  });
  const days = [...groupBy(sorted, ({ at }) => dayOf(at))].map(([day, calls]) => ({
    day,
    calls: calls.length,
    meanPoints: Math.round(calls.reduce((total, { points }) => total + points, 0) / calls.length),
  }));
  const recent = sorted.slice(-mostRecent).map(({ callId, scenarioId, at, points }) => ({ callId, scenarioId, at, points }));
  return { scenarios: scenarios.sort((one, other) => other.lastAt - one.lastAt), recent, days };
}

function groupBy(results: readonly PracticeResult[], keyOf: (result: PracticeResult) => string): ReadonlyMap<string, PracticeResult[]> {
  const groups = new Map<string, PracticeResult[]>();
  for (const result of results) {
    const key = keyOf(result);
    groups.set(key, [...(groups.get(key) ?? []), result]);
  }
  return groups;
}
