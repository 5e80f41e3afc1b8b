import { describe, expect, it } from 'vitest';
import { checkScript } from './check-script';
import type { Script, ScriptAnswer, ScriptStep } from './script';

const answer = (answerId: string, next?: string): ScriptAnswer => ({ answerId, label: answerId, ...(next ? { next } : {}) });
const step = (stepId: string, answers: ScriptAnswer[], say = 'Hello'): ScriptStep => ({ stepId, title: stepId, say, answers });
const script = (steps: ScriptStep[], start = 'one'): Script => ({ scriptId: 's', title: 'S', version: 1, start, steps });

describe('checkScript', () => {
  it('accepts loops, and says which steps nothing leads to', () => {
    const looped = script([
      step('one', [answer('on', 'two')]),
      step('two', [answer('again', 'one'), answer('end')]),
      step('lost', [answer('to', 'two')]),
    ]);
    expect(checkScript(looped)).toEqual({ ok: true, value: { unreachable: ['lost'] } });
  });

  it('names everything that is wrong at once', () => {
    const wrong = script(
      [step('one', [answer('yes', 'nowhere'), answer('yes')], 'Hello {{nmae}}'), step('two', [], 'Bye {{name'), step('two', [])],
      'zero',
    );
    expect(checkScript(wrong)).toEqual({
      ok: false,
      problem: [
        { kind: 'duplicate-step', stepId: 'two' },
        { kind: 'missing-start', start: 'zero' },
        { kind: 'duplicate-answer', stepId: 'one', answerId: 'yes' },
        { kind: 'missing-next', stepId: 'one', answerId: 'yes', next: 'nowhere' },
        { kind: 'unknown-placeholder', stepId: 'one', name: 'nmae' },
        { kind: 'broken-placeholder', stepId: 'two' },
      ],
    });
  });

  // quadratic work would take minutes; the test's own time limit would end it
  it('checks 5,000 steps', () => {
    const id = (index: number) => `step-${index % 5000}`;
    const steps = Array.from({ length: 5000 }, (_, index) =>
      step(
        id(index),
        Array.from({ length: 9 }, (_answer, other) => answer(`a${other}`, id(index * 7 + other + 1))),
        'Dear {{name|you}}',
      ),
    );
    expect(checkScript(script(steps, 'step-0'))).toMatchObject({ ok: true });
  });
});
