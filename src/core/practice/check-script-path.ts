import type { Script, ScriptProgress } from '../scripts/script';
import type { Expectation } from './expectation';
import type { PracticeCheck } from './practice-result';

/** A script with the way that a conversation took through it. */
export interface WalkedScript {
  readonly script: Script;
  readonly progress: ScriptProgress;
}

/** Whether the conversation came by a step, and left it by one of the answers (any, where none is named). */
export function checkScriptAnswer(
  { step, answers }: Expectation['script']['answers'][number],
  walked: WalkedScript | undefined,
): PracticeCheck {
  const taken = walked?.progress.path.filter(({ stepId }) => stepId === step) ?? [];
  const right = taken.find(({ answerId }) => isAmong(answerId, answers));
  const given = right ?? taken.at(-1);
  return {
    checkId: 'script-answer',
    isPassed: right !== undefined,
    about: titleOf(walked?.script, step),
    ...(answers === undefined
      ? {}
      : {
          expected: answers
            .map((answerId) => labelOf(walked?.script, step, answerId))
            .join(' / ')
            .slice(0, 500),
        }),
    ...(given === undefined ? {} : { given: labelOf(walked?.script, step, given.answerId) }),
  };
}

/** Whether `first` came before `before`; undefined when `before` did not come at all, so that there is nothing to judge. */
export function checkScriptOrder(
  { first, answers, before }: Expectation['script']['order'][number],
  walked: WalkedScript | undefined,
): PracticeCheck | undefined {
  const path = walked?.progress.path ?? [];
  const end = path.findIndex(({ stepId }) => stepId === before);
  if (end < 0) return undefined;
  const isPassed = path.slice(0, end).some(({ stepId, answerId }) => stepId === first && isAmong(answerId, answers));
  return { checkId: 'script-order', isPassed, about: titleOf(walked?.script, before), expected: titleOf(walked?.script, first) };
}

function isAmong(answerId: string, answers: readonly string[] | undefined): boolean {
  return answers === undefined || answers.includes(answerId);
}

function titleOf(script: Script | undefined, stepId: string): string {
  return script?.steps.find((step) => step.stepId === stepId)?.title ?? stepId;
}

function labelOf(script: Script | undefined, stepId: string, answerId: string): string {
  const answers = script?.steps.find((step) => step.stepId === stepId)?.answers ?? [];
  return answers.find((answer) => answer.answerId === answerId)?.label ?? answerId;
}
