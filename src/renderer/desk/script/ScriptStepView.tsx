import { CircleCheck, Lightbulb, RotateCcw } from 'lucide-react';
import { useMemo } from 'react';
import type { Conversation } from '../../../contract/ipc/desk-state';
import type { KeyActionId } from '../../../core/policy/keys';
import type { ScriptStep } from '../../../core/scripts/script';
import { collectScriptValues, fillPlaceholders } from '../../../core/scripts/script-variables';
import { useFormats } from '../../i18n/format';
import { useTranslation } from '../../i18n/translation';
import { Button, Kbd } from '../../ui';
import { useKeyActions } from '../keys/KeyProvider';
import type { KeyHandlers } from '../keys/key-dispatcher';
import { useDesk } from '../store/DeskProvider';
import styles from './script.module.css';

interface ScriptStepViewProps {
  readonly step: ScriptStep;
  readonly conversation: Conversation;
  /** The script ends here: the words stay, for the goodbye, and the answers go. */
  readonly isFinished: boolean;
  readonly onAnswer: (answerId: string) => void;
}

/** One step: what to say in large type, then the answers with their keys, then what helps. */
export function ScriptStepView({ step, conversation, isFinished, onAnswer }: ScriptStepViewProps) {
  const { t } = useTranslation('script');
  const fill = useFill(conversation);
  const answers = isFinished ? [] : step.answers;
  const keys = answers.map(({ answerId }, index) => [`script-answer-${index + 1}` as KeyActionId, () => onAnswer(answerId)] as const);
  useKeyActions(Object.fromEntries(keys) as KeyHandlers);
  return (
    <>
      <div className={styles.stepTitle}>{step.title}</div>
      {/* polite: the next thing to say is read out when the step changes */}
      <p className={styles.say} aria-live="polite">
        {fill(step.say)}
      </p>
      {isFinished && (
        <div role="status" className={styles.finished}>
          <CircleCheck aria-hidden="true" />
          <p>{t('finishedText')}</p>
        </div>
      )}
      {answers.length > 0 && (
        <ul className={styles.answers} aria-label={t('answers')}>
          {answers.map(({ answerId, label }, index) => (
            <li key={answerId}>
              <Button
                size="large"
                icon={<Kbd>{String(index + 1)}</Kbd>}
                aria-keyshortcuts={String(index + 1)}
                onPress={() => onAnswer(answerId)}
              >
                {label}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {step.hint && (
        <div className={styles.aside}>
          <Lightbulb aria-hidden="true" />
          <p>
            <span className={styles.asideTitle}>{t('hint')}</span> {fill(step.hint)}
          </p>
        </div>
      )}
      {step.selfService && (
        <div className={styles.aside}>
          <RotateCcw aria-hidden="true" />
          <p>
            <span className={styles.asideTitle}>{t('selfService')}</span> {fill(step.selfService)}
          </p>
        </div>
      )}
    </>
  );
}

/** Fills a script's text with what is known of this conversation. */
function useFill({ card, queueId }: Conversation): (text: string) => string {
  const { isoDate } = useFormats();
  const agentName = useDesk((state) => state.configuration.agentName);
  const queue = useDesk((state) => state.configuration.queues.find(({ id }) => id === queueId)?.name);
  return useMemo(() => {
    const shown = card?.customerSince ? { ...card, customerSince: isoDate(card.customerSince) } : card;
    const values = collectScriptValues(shown, agentName, queue);
    return (text) => fillPlaceholders(text, values);
  }, [card, agentName, queue, isoDate]);
}
