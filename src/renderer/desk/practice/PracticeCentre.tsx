import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/translation';
import { Tabs } from '../../ui';
import { useDeskView, useDeskViewActions } from '../store/DeskProvider';
import { CallerList } from './CallerList';
import { EndPractice } from './EndPractice';
import { NextStep } from './NextStep';
import { ProgressView } from './ProgressView';
import styles from './practice.module.css';
import { ResultView } from './ResultView';
import { usePractice } from './use-practice';

/** The centre of the desk in practice while nobody calls: how the last call went, else who may call and how it goes over time. */
export function PracticeCentre() {
  const { t } = useTranslation('practice');
  const { showResult } = useDeskViewActions();
  const resultId = useDeskView((view) => view.resultId);
  const result = usePractice((practice) => practice.results.find(({ callId }) => callId === resultId));
  const [tab, setTab] = useState('callers');
  const scenarioCount = usePractice((practice) => practice.scenarios.length);
  if (result) return <ResultView key={result.callId} result={result} onClose={() => showResult(null)} />;
  return (
    <div className={styles.centre}>
      <header className={styles.header}>
        <div>
          <PracticeHeading />
          <p className={styles.muted}>{t('text')}</p>
        </div>
        <EndPractice />
      </header>
      <NextStep />
      <Tabs
        label={t('title')}
        selected={tab}
        onSelect={setTab}
        tabs={[
          { id: 'callers', title: t('tabs.callers'), count: scenarioCount, content: <CallerList /> },
          { id: 'progress', title: t('tabs.progress'), content: <ProgressView /> },
        ]}
      />
    </div>
  );
}

/** Takes the focus where nothing has it: on the way in, and from a result that was closed. */
function PracticeHeading() {
  const { t } = useTranslation('practice');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  return (
    <h2 ref={heading} tabIndex={-1} className={styles.title}>
      {t('title')}
    </h2>
  );
}
