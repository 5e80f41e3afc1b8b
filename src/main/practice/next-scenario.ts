import type { Practice } from '../../contract/ipc/desk-state';
import type { Scenario } from '../../core/practice/scenario';

/** Whose turn it is: easy before hard, what was never tried before what was, then what was played longest ago. */
export function nextScenario(scenarios: readonly Scenario[], results: Practice['results']): Scenario | undefined {
  const lastPlayed = new Map<string, number>();
  for (const { scenarioId, at } of results) lastPlayed.set(scenarioId, Math.max(at, lastPlayed.get(scenarioId) ?? 0));
  const playedAt = ({ scenarioId }: Scenario): number => lastPlayed.get(scenarioId) ?? 0;
  return scenarios.toSorted((one, other) => playedAt(one) - playedAt(other) || one.level - other.level)[0];
}
