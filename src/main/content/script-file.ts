import { failure, type Result, success, unreachable } from '../../core/result';
import { checkScript, type ScriptProblem } from '../../core/scripts/check-script';
import { type Script, scriptSchema } from '../../core/scripts/script';
import type { Fault } from './content-problem';
import { parseWithSchema } from './parse-with-schema';
import type { DataPath, SourceText } from './source-text';

/** A file's script, with remarks that do not keep it from being used; or everything that does. */
export function readScript(source: SourceText): Result<{ content: Script; remarks: readonly Fault[] }, readonly Fault[]> {
  const parsed = parseWithSchema(source, scriptSchema);
  if (!parsed.ok) return parsed;
  const script = parsed.value;
  const at = (path: DataPath, reason: string): Fault => ({ line: source.lineOf(path), reason });

  const checked = checkScript(script);
  if (!checked.ok) return failure(checked.problem.map((problem) => at(placeOf(problem, script), describe(problem))));
  const remarks = checked.value.unreachable.map((stepId) => at(stepPath(script, stepId), `no answer leads to step "${stepId}"`));
  return success({ content: script, remarks });
}

function describe(problem: ScriptProblem): string {
  switch (problem.kind) {
    case 'duplicate-step':
      return `step "${problem.stepId}" is there twice`;
    case 'duplicate-answer':
      return `step "${problem.stepId}" has answer "${problem.answerId}" twice`;
    case 'missing-start':
      return `it starts at step "${problem.start}", which is not there`;
    case 'missing-next':
      return `answer "${problem.answerId}" leads to step "${problem.next}", which is not there`;
    case 'unknown-placeholder':
      return `step "${problem.stepId}" names {{${problem.name}}}, which nothing fills`;
    case 'broken-placeholder':
      return `step "${problem.stepId}" has double braces that are not a placeholder`;
    default:
      return unreachable(problem);
  }
}

function placeOf(problem: ScriptProblem, script: Script): DataPath {
  switch (problem.kind) {
    case 'missing-start':
      return ['start'];
    case 'duplicate-step':
      return ['steps', script.steps.findLastIndex((step) => step.stepId === problem.stepId)];
    case 'duplicate-answer':
    case 'missing-next': {
      const path = stepPath(script, problem.stepId);
      const answers = script.steps.find((step) => step.stepId === problem.stepId)?.answers ?? [];
      return [...path, 'answers', answers.findLastIndex((answer) => answer.answerId === problem.answerId), 'next'];
    }
    case 'unknown-placeholder':
    case 'broken-placeholder':
      return stepPath(script, problem.stepId);
    default:
      return unreachable(problem);
  }
}

function stepPath(script: Script, stepId: string): DataPath {
  return ['steps', script.steps.findIndex((step) => step.stepId === stepId)];
}
