import type { PracticeResult } from '../../../core/practice/practice-result';
import { useFormats } from '../../i18n/format';
import { useTranslation } from '../../i18n/translation';
import { Button } from '../../ui';
import { useDeskViewActions } from '../store/DeskProvider';
import styles from './progress.module.css';
import { useScenarioTitle } from './use-scenario-title';

const shownCalls = 20;

/** The calls of the plot, newest first; each opens its result. */
export function LastCalls({ results }: { readonly results: readonly PracticeResult[] }) {
  const { t } = useTranslation('practice');
  const { dayAndTime } = useFormats();
  const { showResult } = useDeskViewActions();
  const titleOf = useScenarioTitle();
  return (
    <section>
      <h3>{t('progress.lastCalls')}</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('progress.scenario')}</th>
            <th scope="col">{t('progress.when')}</th>
            <th scope="col">{t('progress.end')}</th>
            <th scope="col">{t('progress.points')}</th>
          </tr>
        </thead>
        <tbody>
          {results.slice(0, shownCalls).map(({ callId, scenarioId, at, points, outcome, answerMs }) => (
            <tr key={callId}>
              <th scope="row">
                <Button
                  size="small"
                  look="quiet"
                  aria-label={t('progress.open', { title: titleOf(scenarioId), when: dayAndTime(at) })}
                  onPress={() => showResult(callId)}
                >
                  {titleOf(scenarioId)}
                </Button>
              </th>
              <td>{dayAndTime(at)}</td>
              <td>{t(`outcome.${outcome}`)}</td>
              <td>{answerMs === undefined ? '–' : points}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
