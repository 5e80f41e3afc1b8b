import { useState } from 'react';
import type { Conversation } from '../../../contract/ipc/desk-state';
import { useBridge } from '../store/DeskProvider';
import type { Draft } from './draft';
import { type FieldProblem, focusField } from './RecordForm';

type FinishProblem = 'disk-full' | 'read-only' | 'failed' | 'call-running';

/** How the finish of a form went; fields that were refused, or why nothing could be written. */
export interface Finish {
  readonly isFinishing: boolean;
  readonly fields: readonly FieldProblem[];
  readonly problem: FinishProblem | undefined;
  readonly finish: () => void;
  /** The agent has changed these fields: what was said about them no longer holds. */
  readonly forgive: (fields: readonly string[]) => void;
}

/** Finishes a conversation's form. Main checks it and writes it; a refusal leaves everything as typed. */
export function useFinish({ conversationId, isCallOver }: Conversation, draft: Draft): Finish {
  const bridge = useBridge();
  const [isFinishing, setIsFinishing] = useState(false);
  const [fields, setFields] = useState<readonly FieldProblem[]>([]);
  const [problem, setProblem] = useState<FinishProblem>();

  async function finish() {
    if (isFinishing) return;
    if (!isCallOver) {
      setProblem('call-running');
      return;
    }
    setIsFinishing(true);
    const outcome = await bridge.request
      .finishForm({ conversationId, values: draft.view().values })
      .catch(() => ({ ok: false, problem: 'failed' }) as const);
    setIsFinishing(false);
    if (outcome.ok) return;
    if (typeof outcome.problem === 'string') {
      setProblem(outcome.problem);
      setFields([]);
      return;
    }
    setProblem(undefined);
    setFields(outcome.problem);
    const [first] = outcome.problem;
    // after the messages are on the screen, so that a reader reads them with the field
    if (first) requestAnimationFrame(() => focusField(first.field));
  }

  return {
    isFinishing,
    fields,
    problem: problem === 'call-running' && isCallOver ? undefined : problem,
    finish: () => void finish(),
    forgive: (changed) => setFields((known) => (known.length === 0 ? known : known.filter(({ field }) => !changed.includes(field)))),
  };
}
