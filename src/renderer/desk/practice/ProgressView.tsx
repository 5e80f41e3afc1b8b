import { ChartColumn } from 'lucide-react';
import { sumUpPractice } from '../../../core/practice/practice-progress';
import { useFormats } from '../../i18n/format';
import { useTranslation } from '../../i18n/translation';
import { EmptyState } from '../../ui';
import { LastCalls } from './LastCalls';
import { PointsPlot } from './PointsPlot';
import styles from './progress.module.css';
import { usePractice } from './use-practice';
import { useScenarioTitle } from './use-scenario-title';

/** How practice goes over time: points call by call, the last calls, and each kind of call by itself. */
export function ProgressView() {
  const { t } = useTranslation('practice');
  const results = usePractice((practice) => practice.results);
  const { day } = useFormats();
  if (results.length === 0) {
    return (
      <EmptyState icon={<ChartColumn aria-hidden="true" />} title={t('progress.none')}>
        {t('progress.noneText')}
      </EmptyState>
    );
  }
  const { scenarios, recent } = sumUpPractice(results, day);
  return (
    <div className={styles.progress}>
      <section>
        <h3>{t('progress.plot')}</h3>
        <PointsPlot points={recent.map(({ points }) => points)} />
      </section>
      <LastCalls results={results} />
      <ByScenario scenarios={scenarios} />
    </div>
  );
}

function ByScenario({ scenarios }: { readonly scenarios: ReturnType<typeof sumUpPractice>['scenarios'] }) {
  const { t } = useTranslation('practice');
  const titleOf = useScenarioTitle();
  return (
    <section>
      <h3>{t('progress.byScenario')}</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('progress.scenario')}</th>
            <th scope="col">{t('progress.tries')}</th>
            <th scope="col">{t('progress.best')}</th>
            <th scope="col">{t('progress.last')}</th>
          </tr>
        </thead>
        <tbody>
          {scenarios.map(({ scenarioId, tries, bestPoints, lastPoints }) => (
            <tr key={scenarioId}>
              <th scope="row">{titleOf(scenarioId)}</th>
              <td>{tries}</td>
              <td>{bestPoints}</td>
              <td>{lastPoints}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
