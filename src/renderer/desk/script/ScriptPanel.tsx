import { ArrowLeft, MessageSquareText } from 'lucide-react';
import type { Conversation } from '../../../contract/ipc/desk-state';
import { currentStep, locateStep } from '../../../core/scripts/script-runner';
import { useTranslation } from '../../i18n/translation';
import { Banner, EmptyState, IconButton, ScrollArea } from '../../ui';
import { flushDraft } from '../form/drafts';
import { useKeyActions, useKeyTexts } from '../keys/KeyProvider';
import { useBridge } from '../store/DeskProvider';
import { useAsking } from '../store/use-asking';
import { Later } from '../view/Later';
import { ScriptPath } from './ScriptPath';
import { ScriptStepView } from './ScriptStepView';
import styles from './script.module.css';

/** What to say now, and where each answer leads. */
export function ScriptPanel({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useTranslation('script');
  return (
    <section className={styles.panel} aria-label={t('title')}>
      {conversation.script ? (
        <Later key={conversation.conversationId}>
          <RunningScript conversation={conversation} running={conversation.script} />
        </Later>
      ) : (
        <EmptyState icon={<MessageSquareText aria-hidden="true" />} title={t('none')}>
          {t('noneText')}
        </EmptyState>
      )}
    </section>
  );
}

interface RunningScriptProps {
  readonly conversation: Conversation;
  readonly running: NonNullable<Conversation['script']>;
}

function RunningScript({ conversation, running: { script, progress } }: RunningScriptProps) {
  const { t } = useTranslation(['script', 'common']);
  const { keyLabel } = useKeyTexts();
  const bridge = useBridge();
  const { hasFailed, ask } = useAsking();
  const { conversationId } = conversation;
  const step = currentStep(script, progress);
  const canGoBack = progress.path.length > 0;

  function answer(answerId: string) {
    flushDraft(bridge, conversationId);
    ask(bridge.request.answerScript({ conversationId, answerId }));
  }

  function goBack() {
    flushDraft(bridge, conversationId);
    ask(bridge.request.stepBack({ conversationId }));
  }

  useKeyActions({ 'script-back': canGoBack ? goBack : undefined });

  return (
    <>
      <header className={styles.header}>
        <h2 className={styles.title}>{script.title}</h2>
        <span className={styles.place}>{progress.isFinished ? t('finished') : t('step', locateStep(script, progress))}</span>
        <IconButton size="small" label={t('back')} shortcut={keyLabel('script-back')} isDisabled={!canGoBack} onPress={goBack}>
          <ArrowLeft aria-hidden="true" />
        </IconButton>
      </header>
      <ScrollArea>
        <div className={styles.body}>
          {step ? (
            <ScriptStepView
              key={`${progress.path.length} ${step.stepId}`}
              step={step}
              conversation={conversation}
              isFinished={progress.isFinished}
              onAnswer={answer}
            />
          ) : (
            <EmptyState title={t('lost')} />
          )}
        </div>
      </ScrollArea>
      {hasFailed && (
        <div className={styles.refused}>
          <Banner severity="warning" announce="assertive" title={t('common:failed')} />
        </div>
      )}
      <ScriptPath script={script} path={progress.path} />
    </>
  );
}
