import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FormValues } from '../../../core/forms/form';
import { failure, type Result, success } from '../../../core/result';
import { createDraft, type DraftProblem } from './draft';

type Outcome = Result<{ savedAt: number }, DraftProblem>;

/** A disk that keeps each batch and can be told to answer late or to refuse. */
function disk() {
  const batches: FormValues[] = [];
  const answers: ((outcome: Outcome) => void)[] = [];
  let outcome: Outcome | 'late' = success({ savedAt: 1000 });
  return {
    batches,
    answers,
    set(next: Outcome | 'late') {
      outcome = next;
    },
    save(values: FormValues): Promise<Outcome> {
      batches.push(values);
      if (outcome === 'late') return new Promise((resolve) => answers.push(resolve));
      return Promise.resolve(outcome);
    },
  };
}

describe('draft', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('writes key presses in batches, none waiting longer than 250 ms', async () => {
    const { batches, save } = disk();
    const draft = createDraft({ values: {}, save });
    for (const summary of ['r', 'ro', 'rou', 'rout', 'route', 'router']) {
      draft.change({ summary }, ['summary']);
      await vi.advanceTimersByTimeAsync(60);
    }
    await vi.advanceTimersByTimeAsync(250);
    expect(batches).toEqual([{ summary: 'rout' }, { summary: 'router' }]);
    expect(draft.view()).toEqual({ values: { summary: 'router' }, status: 'saved', savedAt: 1000, problem: undefined });
  });

  it('loses nothing when it is closed between two batches', () => {
    const { batches, save } = disk();
    const draft = createDraft({ values: {}, save });
    draft.change({ summary: 'router' }, ['summary']);
    draft.close();
    expect(batches).toEqual([{ summary: 'router' }]);
  });

  it('sends nothing twice', async () => {
    const { batches, save } = disk();
    const draft = createDraft({ values: {}, save });
    draft.change({ summary: 'router' }, ['summary']);
    await draft.flush();
    await draft.flush();
    draft.close();
    await vi.advanceTimersByTimeAsync(5000);
    expect(batches).toHaveLength(1);
  });

  it('keeps what was typed when the disk refuses, says why, and tries again', async () => {
    const { batches, save, set } = disk();
    const draft = createDraft({ values: {}, save });
    set(failure('disk-full'));
    draft.change({ summary: 'router' }, ['summary']);
    await vi.advanceTimersByTimeAsync(250);
    expect(draft.view()).toMatchObject({ values: { summary: 'router' }, status: 'not-saved', problem: 'disk-full' });
    set(success({ savedAt: 7000 }));
    await vi.advanceTimersByTimeAsync(2000);
    expect(batches).toEqual([{ summary: 'router' }, { summary: 'router' }]);
    expect(draft.view()).toMatchObject({ status: 'saved', savedAt: 7000, problem: undefined });
  });

  it('does not call a draft saved while newer typing is under way', async () => {
    const { answers, save, set } = disk();
    set('late');
    const draft = createDraft({ values: {}, save });
    draft.change({ summary: 'r' }, ['summary']);
    await vi.advanceTimersByTimeAsync(200);
    draft.change({ summary: 'ro' }, ['summary']);
    answers[0]?.(success({ savedAt: 1000 }));
    await vi.advanceTimersByTimeAsync(0);
    expect(draft.view()).toMatchObject({ values: { summary: 'ro' }, status: 'typing' });
  });

  it('takes what a script filled in, but never over typing', async () => {
    const { batches, save } = disk();
    const draft = createDraft({ values: {}, save });
    draft.change({ summary: 'mine' }, ['summary']);
    await draft.flush();
    draft.merge({ summary: 'theirs', topic: 'fault' });
    expect(draft.view().values).toEqual({ summary: 'mine', topic: 'fault' });
    await vi.advanceTimersByTimeAsync(250);
    // main learns that the agent's own words stand
    expect(batches.at(-1)).toEqual({ summary: 'mine', topic: 'fault' });
  });

  it('is not set back by the late echo of its own batch', async () => {
    const { save } = disk();
    const draft = createDraft({ values: {}, save });
    draft.change({ summary: 'ro' }, ['summary']);
    await draft.flush();
    draft.change({ summary: 'router' }, ['summary']);
    draft.merge({ summary: 'ro' });
    expect(draft.view().values).toEqual({ summary: 'router' });
  });
});
