import { GraduationCap } from 'lucide-react';
import { useState } from 'react';
import type { Conversation } from '../../../contract/ipc/desk-state';
import { useTranslation } from '../../i18n/translation';
import { useDesk } from '../store/DeskProvider';
import styles from './mark.module.css';

/** What this practice call is there to learn, in one line above the customer; it stays until the form is finished. */
export function GoalLine({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useTranslation('practice');
  const calling = useDesk(({ practice }) => {
    if (practice?.next.kind !== 'calling' || conversation.direction !== 'inbound' || conversation.isCallOver) return undefined;
    const { scenarioId } = practice.next;
    return practice.scenarios.find((scenario) => scenario.scenarioId === scenarioId)?.goal;
  });
  const [goal, setGoal] = useState(calling);
  if (calling !== undefined && calling !== goal) setGoal(calling);
  if (goal === undefined) return null;
  return (
    <p className={styles.goal}>
      <GraduationCap aria-hidden="true" />
      <span>
        <strong>{t('goal')}</strong> {goal}
      </span>
    </p>
  );
}
