import type { Script, ScriptProgress, ScriptStep } from './script';

/** Values that the answers given so far write into the form, by field name. */
export type ScriptFills = Readonly<Record<string, string | number | boolean>>;

export function startScript(script: Script): ScriptProgress {
  return { scriptId: script.scriptId, stepId: script.start, path: [], isFinished: false };
}

/** Takes up a kept progress; from the start when the script has changed so that its steps are no longer there. */
export function resumeScript(script: Script, progress: ScriptProgress): ScriptProgress {
  const known = new Set(script.steps.map((step) => step.stepId));
  const isWhole = known.has(progress.stepId) && progress.path.every((taken) => known.has(taken.stepId));
  return script.scriptId === progress.scriptId && isWhole ? progress : startScript(script);
}

/** The step on the screen; of a finished script, its last one. */
export function currentStep(script: Script, progress: ScriptProgress): ScriptStep | undefined {
  return script.steps.find((step) => step.stepId === progress.stepId);
}

/** The progress after an answer; the same progress when it is finished or the step has no such answer (a late key). */
export function answerStep(script: Script, progress: ScriptProgress, answerId: string): ScriptProgress {
  const answer = currentStep(script, progress)?.answers.find((candidate) => candidate.answerId === answerId);
  if (answer === undefined || progress.isFinished) return progress;
  const path = [...progress.path, { stepId: progress.stepId, answerId }];
  return answer.next === undefined ? { ...progress, path, isFinished: true } : { ...progress, path, stepId: answer.next };
}

/** Takes the last answer back; the same progress at the start. */
export function stepBack(progress: ScriptProgress): ScriptProgress {
  const last = progress.path.at(-1);
  if (last === undefined) return progress;
  return { ...progress, stepId: last.stepId, path: progress.path.slice(0, -1), isFinished: false };
}

/** What the answers on the path fill in, later ones over earlier ones. */
export function collectFills(script: Script, progress: ScriptProgress): ScriptFills {
  const steps = new Map(script.steps.map((step) => [step.stepId, step]));
  const fills = progress.path.map(({ stepId, answerId }) => {
    return steps.get(stepId)?.answers.find((answer) => answer.answerId === answerId)?.fills ?? {};
  });
  return Object.assign({}, ...fills) as ScriptFills;
}

/** "Step 3 of 7": where the conversation stands, and how many steps it takes along the shortest way to an end. */
export function locateStep(script: Script, progress: ScriptProgress): { readonly step: number; readonly of: number } {
  if (progress.isFinished) return { step: progress.path.length, of: progress.path.length };
  const step = progress.path.length + 1;
  return { step, of: progress.path.length + stepsToEnd(script, progress.stepId) };
}

/** Steps from this one to the nearest end, itself included; 1 when a loop never ends. */
function stepsToEnd(script: Script, from: string): number {
  const steps = new Map(script.steps.map((step) => [step.stepId, step]));
  const distance = new Map([[from, 1]]);
  // A Map hands out what is added while it is walked, nearest first.
  for (const [stepId, count] of distance) {
    const answers = steps.get(stepId)?.answers ?? [];
    if (answers.length === 0 || answers.some((answer) => answer.next === undefined)) return count;
    for (const { next } of answers) if (next !== undefined && !distance.has(next)) distance.set(next, count + 1);
  }
  return 1;
}
