import { PhoneIncoming, RotateCcw, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { PracticeResult } from '../../../core/practice/practice-result';
import { useFormats } from '../../i18n/format';
import { useTranslation } from '../../i18n/translation';
import { Banner, Button, IconButton, ScrollArea } from '../../ui';
import { takesText } from '../keys/takes-text';
import { Countdown } from './Countdown';
import { praiseOf } from './praise';
import { ResultAdvice } from './ResultAdvice';
import { ResultChecks } from './ResultChecks';
import { ResultForm } from './ResultForm';
import { ResultTimes } from './ResultTimes';
import styles from './result.module.css';
import { useCallMe } from './use-call-me';
import { usePractice } from './use-practice';
import { useScenarioTitle } from './use-scenario-title';

interface ResultViewProps {
  readonly result: PracticeResult;
  readonly onClose: () => void;
}

/** How a practice call went: what was right, what to look at again, and what to do better. */
export function ResultView({ result, onClose }: ResultViewProps) {
  const { t } = useTranslation('practice');
  const { dayAndTime } = useFormats();
  const headingId = `result-${result.callId}`;
  return (
    <section className={styles.result} aria-labelledby={headingId}>
      <header className={styles.header}>
        <div className={styles.headerTexts}>
          <ResultHeading id={headingId} scenarioId={result.scenarioId} />
          <p className={styles.muted}>{dayAndTime(result.at)}</p>
          <p className={styles.praise}>{t(`result.praise.${praiseOf(result)}`)}</p>
        </div>
        {result.answerMs !== undefined && <Points points={result.points} />}
        <IconButton label={t('result.close')} onPress={onClose}>
          <X />
        </IconButton>
      </header>
      <ScrollArea label={t('result.title')}>
        <div className={styles.body}>
          <ResultAdvice advice={result.advice} />
          <ResultForm checks={result.checks} />
          <ResultChecks checks={result.checks} />
          <ResultTimes result={result} />
        </div>
      </ScrollArea>
      <Actions scenarioId={result.scenarioId} />
    </section>
  );
}

/** Takes the focus, so that a reader goes on from here, but from nobody who types. */
function ResultHeading({ id, scenarioId }: { readonly id: string; readonly scenarioId: string }) {
  const { t } = useTranslation('practice');
  const title = useScenarioTitle()(scenarioId);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!takesText(document.activeElement)) heading.current?.focus();
  }, []);
  return (
    <h2 id={id} ref={heading} tabIndex={-1} className={styles.title}>
      {t('result.of', { title })}
    </h2>
  );
}

function Points({ points }: { readonly points: number }) {
  const { t } = useTranslation('practice');
  return (
    <p className={styles.points}>
      <span className={styles.pointsNumber}>{points}</span> {t('result.outOf')}
    </p>
  );
}

function Actions({ scenarioId }: { readonly scenarioId: string }) {
  const { t } = useTranslation(['practice', 'common']);
  const { hasFailed, callMe } = useCallMe();
  const next = usePractice((practice) => practice.next);
  const isStillThere = usePractice((practice) => practice.scenarios.some((scenario) => scenario.scenarioId === scenarioId));
  const canCall = next.kind === 'waiting' || next.kind === 'coming';
  return (
    <footer className={styles.actions}>
      {hasFailed && <Banner severity="warning" announce="assertive" title={t('common:failed')} />}
      <p className={styles.nextIn}>{next.kind === 'coming' && <Countdown at={next.at} />}</p>
      <Button isDisabled={!canCall || !isStillThere} icon={<RotateCcw aria-hidden="true" />} onPress={() => callMe(scenarioId)}>
        {t('result.again')}
      </Button>
      <Button look="primary" isDisabled={!canCall} icon={<PhoneIncoming aria-hidden="true" />} onPress={() => callMe(null)}>
        {t('result.next')}
      </Button>
    </footer>
  );
}
