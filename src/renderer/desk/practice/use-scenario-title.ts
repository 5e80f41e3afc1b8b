import { useTranslation } from '../../i18n/translation';
import { usePractice } from './use-practice';

/** Names a practice call by its scenario, which may be gone by now. */
export function useScenarioTitle(): (scenarioId: string) => string {
  const { t } = useTranslation('practice');
  const scenarios = usePractice((practice) => practice.scenarios);
  return (id) => scenarios.find(({ scenarioId }) => scenarioId === id)?.title ?? t('result.unknownScenario');
}
