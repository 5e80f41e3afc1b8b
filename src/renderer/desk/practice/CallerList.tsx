import { PhoneIncoming, UserRoundX } from 'lucide-react';
import { useTranslation } from '../../i18n/translation';
import { Badge, Banner, Button, EmptyState } from '../../ui';
import styles from './practice.module.css';
import { useCallMe } from './use-call-me';
import { type PracticeScenario, usePractice } from './use-practice';

const levels = [1, 2, 3] as const;

/** Everybody who may call, easy ones first; each can be asked to call now. */
export function CallerList() {
  const { t } = useTranslation(['practice', 'common']);
  const scenarios = usePractice((practice) => practice.scenarios);
  const { hasFailed, callMe } = useCallMe();
  if (scenarios.length === 0) {
    return (
      <EmptyState icon={<UserRoundX aria-hidden="true" />} title={t('callers.none')}>
        {t('callers.noneText')}
      </EmptyState>
    );
  }
  return (
    <div className={styles.callers}>
      {hasFailed && <Banner severity="warning" announce="assertive" title={t('common:failed')} />}
      {levels.map((level) => (
        <Level key={level} level={level} scenarios={scenarios.filter((one) => one.level === level)} onCall={callMe} />
      ))}
    </div>
  );
}

interface LevelProps {
  readonly level: (typeof levels)[number];
  readonly scenarios: readonly PracticeScenario[];
  readonly onCall: (scenarioId: string) => void;
}

function Level({ level, scenarios, onCall }: LevelProps) {
  const { t } = useTranslation('practice');
  if (scenarios.length === 0) return null;
  const headingId = `practice-level-${level}`;
  return (
    <section aria-labelledby={headingId}>
      <h3 id={headingId} className={styles.levelTitle}>
        {t(`callers.level${level}`)}
      </h3>
      <ul>
        {scenarios.map((scenario) => (
          <Caller key={scenario.scenarioId} scenario={scenario} onCall={() => onCall(scenario.scenarioId)} />
        ))}
      </ul>
    </section>
  );
}

function Caller({ scenario, onCall }: { readonly scenario: PracticeScenario; readonly onCall: () => void }) {
  const { t } = useTranslation('practice');
  const { scenarioId, title, goal, queueName } = scenario;
  const isNext = usePractice((practice) => practice.nextScenarioId === scenarioId);
  const canCall = usePractice(({ next }) => next.kind === 'waiting' || next.kind === 'coming');
  const best = usePractice((practice) => bestOf(practice.results, scenarioId));
  return (
    <li className={styles.caller}>
      <div className={styles.callerTexts}>
        <div className={styles.callerTitle}>
          {title}
          {isNext && <Badge tone="accent">{t('callers.next')}</Badge>}
        </div>
        <div className={styles.muted}>{goal}</div>
        <div className={styles.callerFacts}>
          {t('callers.queue', { queue: queueName })}
          {' · '}
          {best === undefined ? t('callers.new') : t('callers.best', { points: best })}
        </div>
      </div>
      <Button
        size="small"
        isDisabled={!canCall}
        icon={<PhoneIncoming aria-hidden="true" />}
        aria-label={t('callers.callMeLabel', { title })}
        onPress={onCall}
      >
        {t('callers.callMe')}
      </Button>
    </li>
  );
}

/** Best points of a scenario; undefined before its first try. */
function bestOf(results: readonly { readonly scenarioId: string; readonly points: number }[], scenarioId: string): number | undefined {
  const points = results.filter((result) => result.scenarioId === scenarioId).map((result) => result.points);
  return points.length === 0 ? undefined : Math.max(...points);
}
