import type { Practice } from '../../contract/ipc/desk-state';
import type { Scenario } from '../../core/practice/scenario';

/**
 * Whose turn it is: what was never tried before what was, then what was played longest ago; among those easy before hard,
 * and queues in the order in which the centre lists them.
 */
export function nextScenario(
  scenarios: readonly Scenario[],
  queueIds: readonly string[],
  results: Practice['results'],
): Scenario | undefined {
  const lastPlayed = new Map<string, number>();
  for (const { scenarioId, at } of results) lastPlayed.set(scenarioId, Math.max(at, lastPlayed.get(scenarioId) ?? 0));
  const playedAt = ({ scenarioId }: Scenario): number => lastPlayed.get(scenarioId) ?? 0;
  const queueOf = ({ queue }: Scenario): number => queueIds.indexOf(queue);
  return scenarios.toSorted((one, other) => playedAt(one) - playedAt(other) || one.level - other.level || queueOf(one) - queueOf(other))[0];
}
