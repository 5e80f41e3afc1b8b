import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Script } from './script';
import { answerStep, collectFills, currentStep, locateStep, resumeScript, startScript, stepBack } from './script-runner';

const script: Script = {
  scriptId: 'fault',
  title: 'Fault',
  version: 1,
  start: 'lights',
  steps: [
    {
      stepId: 'lights',
      title: 'Lights',
      say: 'Which lights are on?',
      answers: [
        { answerId: 'green', label: 'Green', next: 'restart', fills: { lights: 'green', reached: true } },
        { answerId: 'none', label: 'None', next: 'end', fills: { lights: 'none' } },
      ],
    },
    {
      stepId: 'restart',
      title: 'Restart',
      say: 'Please restart it.',
      answers: [
        { answerId: 'again', label: 'Look again', next: 'lights', fills: { restarts: 1 } },
        { answerId: 'works', label: 'Works', next: 'end' },
      ],
    },
    { stepId: 'end', title: 'End', say: 'Thank you.', answers: [{ answerId: 'bye', label: 'Bye' }] },
  ],
};

const answers = (...ids: string[]) => ids.reduce((progress, id) => answerStep(script, progress, id), startScript(script));

describe('a script', () => {
  it('is walked by answers to its end', () => {
    const progress = answers('none', 'bye');
    expect(progress).toEqual({
      scriptId: 'fault',
      stepId: 'end',
      path: [
        { stepId: 'lights', answerId: 'none' },
        { stepId: 'end', answerId: 'bye' },
      ],
      isFinished: true,
    });
    expect(answerStep(script, progress, 'bye')).toBe(progress);
  });

  it('ignores an answer that the step does not have', () => {
    const progress = answers('green');
    expect(answerStep(script, progress, 'none')).toBe(progress);
    expect(currentStep(script, progress)?.title).toBe('Restart');
  });

  it('collects what the answers fill in, the later over the earlier, and gives it back on the way back', () => {
    const progress = answers('green', 'again', 'none');
    expect(collectFills(script, progress)).toEqual({ lights: 'none', reached: true, restarts: 1 });
    expect(collectFills(script, stepBack(progress))).toEqual({ lights: 'green', reached: true, restarts: 1 });
  });

  it('says how far it is and how far at least it goes', () => {
    expect(
      [answers(), answers('green'), answers('green', 'works'), answers('green', 'works', 'bye')].map((at) => locateStep(script, at)),
    ).toEqual([
      { step: 1, of: 2 },
      { step: 2, of: 3 },
      { step: 3, of: 3 },
      { step: 3, of: 3 },
    ]);
  });

  it('begins anew when its steps have changed, and goes on when they have not', () => {
    const progress = answers('green');
    expect(resumeScript(script, progress)).toBe(progress);
    expect(resumeScript({ ...script, start: 'end', steps: script.steps.slice(2) }, progress)).toEqual({
      scriptId: 'fault',
      stepId: 'end',
      path: [],
      isFinished: false,
    });
  });

  it('comes back to where it was by as many steps back as there were answers', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('green', 'none', 'again', 'works', 'bye'), { maxLength: 40, size: 'max' }), (given) => {
        let progress = answers(...given);
        for (let left = progress.path.length; left > 0; left--) progress = stepBack(progress);
        expect(progress).toEqual(startScript(script));
        expect(stepBack(progress)).toBe(progress);
      }),
    );
  });
});
