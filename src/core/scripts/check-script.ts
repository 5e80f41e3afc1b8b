import { failure, type Result, success } from '../result';
import type { Script, ScriptStep } from './script';
import { hasBrokenPlaceholder, isScriptVariable, listPlaceholders } from './script-variables';

/** Why a script cannot be used. */
export type ScriptProblem =
  | { readonly kind: 'duplicate-step'; readonly stepId: string }
  | { readonly kind: 'duplicate-answer'; readonly stepId: string; readonly answerId: string }
  | { readonly kind: 'missing-start'; readonly start: string }
  | { readonly kind: 'missing-next'; readonly stepId: string; readonly answerId: string; readonly next: string }
  | { readonly kind: 'unknown-placeholder'; readonly stepId: string; readonly name: string }
  | { readonly kind: 'broken-placeholder'; readonly stepId: string };

/** What is worth a word, although the script can be used. */
export interface ScriptRemarks {
  /** Steps that no answer leads to. */
  readonly unreachable: readonly string[];
}

/** Looks over a whole script in one walk; loops are fine, since conversations have them. */
export function checkScript(script: Script): Result<ScriptRemarks, readonly ScriptProblem[]> {
  const steps = new Map(script.steps.map((step) => [step.stepId, step]));
  const problems: ScriptProblem[] = duplicates(script.steps.map((step) => step.stepId)).map((stepId) => ({
    kind: 'duplicate-step',
    stepId,
  }));
  if (!steps.has(script.start)) problems.push({ kind: 'missing-start', start: script.start });
  for (const step of script.steps) problems.push(...checkStep(step, steps));
  if (problems.length > 0) return failure(problems);

  const reached = reach(script.start, steps);
  return success({ unreachable: script.steps.map((step) => step.stepId).filter((stepId) => !reached.has(stepId)) });
}

function checkStep(step: ScriptStep, steps: ReadonlyMap<string, ScriptStep>): ScriptProblem[] {
  const { stepId, answers } = step;
  const problems: ScriptProblem[] = duplicates(answers.map((answer) => answer.answerId)).map((answerId) => ({
    kind: 'duplicate-answer',
    stepId,
    answerId,
  }));
  for (const { answerId, next } of answers) {
    if (next !== undefined && !steps.has(next)) problems.push({ kind: 'missing-next', stepId, answerId, next });
  }
  const texts = [step.say, step.hint, step.selfService].filter((text) => text !== undefined);
  for (const name of new Set(texts.flatMap(listPlaceholders))) {
    if (!isScriptVariable(name)) problems.push({ kind: 'unknown-placeholder', stepId, name });
  }
  if (texts.some(hasBrokenPlaceholder)) problems.push({ kind: 'broken-placeholder', stepId });
  return problems;
}

function duplicates(ids: readonly string[]): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const id of ids) (seen.has(id) ? twice : seen).add(id);
  return [...twice];
}

function reach(start: string, steps: ReadonlyMap<string, ScriptStep>): ReadonlySet<string> {
  const reached = new Set([start]);
  // A Set hands out what is added while it is walked.
  for (const stepId of reached) {
    for (const { next } of steps.get(stepId)?.answers ?? []) if (next !== undefined) reached.add(next);
  }
  return reached;
}
