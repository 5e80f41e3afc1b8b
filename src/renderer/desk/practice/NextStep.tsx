import { PhoneIncoming } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n/translation';
import { Banner, Button, ProgressBar } from '../../ui';
import { useKeyTexts } from '../keys/KeyProvider';
import { useBridge, useDesk } from '../store/DeskProvider';
import { useAsking } from '../store/use-asking';
import { Countdown } from './Countdown';
import styles from './practice.module.css';
import { useCallMe } from './use-call-me';
import { usePractice } from './use-practice';
import { useScenarioTitle } from './use-scenario-title';

/** The one thing to do now, and what follows from it. */
export function NextStep() {
  const { t } = useTranslation('practice');
  const kind = usePractice((practice) => practice.next.kind);
  if (kind === 'starting') {
    return (
      <div className={styles.notice}>
        <ProgressBar label={t('step.starting')} />
      </div>
    );
  }
  if (kind === 'failed') {
    return (
      <div className={styles.notice}>
        <Banner severity="error" announce="polite" title={t('step.failed')}>
          {t('step.failedText')}
        </Banner>
      </div>
    );
  }
  return (
    <section className={styles.step} aria-label={t('step.label')}>
      <Now />
    </section>
  );
}

/** What the agent does now: be ready, wait, or answer. */
function Now() {
  const { t } = useTranslation('practice');
  const kind = usePractice((practice) => practice.next.kind);
  const isReady = useDesk((state) => state.agent.state.kind === 'ready');
  if (!isReady) return <BeReady />;
  if (kind !== 'waiting') return <Coming />;
  // ready, but the queues have not said so yet
  return <Texts title={t('step.waiting')} text={t('step.waitingText')} />;
}

interface TextsProps {
  readonly title: ReactNode;
  readonly text: string;
  readonly hasFailed?: boolean;
}

function Texts({ title, text, hasFailed = false }: TextsProps) {
  const { t } = useTranslation('common');
  return (
    <div className={styles.stepTexts}>
      <p className={styles.stepTitle}>{title}</p>
      <p>{text}</p>
      <WhoIsNext />
      {hasFailed && <Banner severity="warning" announce="assertive" title={t('failed')} />}
    </div>
  );
}

function BeReady() {
  const { t } = useTranslation('practice');
  const { keyLabel } = useKeyTexts();
  const bridge = useBridge();
  const isFirst = usePractice((practice) => practice.results.length === 0);
  const { hasFailed, ask } = useAsking();
  return (
    <>
      <Texts title={t('step.ready', { key: keyLabel('ready') })} text={t(isFirst ? 'step.first' : 'step.further')} hasFailed={hasFailed} />
      <Button look="primary" size="large" shortcut={keyLabel('ready')} onPress={() => ask(bridge.request.setReady())}>
        {t('step.goReady')}
      </Button>
    </>
  );
}

function Coming() {
  const { t } = useTranslation('practice');
  const { keyLabel } = useKeyTexts();
  const next = usePractice((practice) => practice.next);
  const chosenId = usePractice((practice) => practice.nextScenarioId);
  const { hasFailed, callMe } = useCallMe();
  return (
    <>
      <Texts
        title={next.kind === 'coming' ? <Countdown at={next.at} /> : t('step.comingNow')}
        text={t('step.comingText', { key: keyLabel('answer') })}
        hasFailed={hasFailed}
      />
      <Button
        size="large"
        isDisabled={next.kind !== 'coming'}
        icon={<PhoneIncoming aria-hidden="true" />}
        onPress={() => callMe(chosenId ?? null)}
      >
        {t('callers.callMe')}
      </Button>
    </>
  );
}

/** The caller that was asked for, or that it goes by turn. */
function WhoIsNext() {
  const { t } = useTranslation('practice');
  const chosenId = usePractice((practice) => practice.nextScenarioId);
  const bridge = useBridge();
  const titleOf = useScenarioTitle();
  if (chosenId === undefined) return <p className={styles.whoIsNext}>{t('step.nextByTurn')}</p>;
  return (
    <p className={styles.whoIsNext}>
      {t('step.nextIs', { title: titleOf(chosenId) })}
      <Button size="small" look="quiet" onPress={() => void bridge.request.chooseNextCaller({ scenarioId: null })}>
        {t('step.byTurn')}
      </Button>
    </p>
  );
}
