import { describe, expect, it } from 'vitest';
import { keepSame } from './keep-same';

describe('keepSame', () => {
  it('answers the old value when nothing has changed', () => {
    const before = { calls: [{ callId: 'a', tags: ['x'] }], name: undefined };
    expect(keepSame(before, structuredClone(before))).toBe(before);
  });

  it('takes what changed and keeps its neighbours', () => {
    const before = { form: { fields: ['a'] }, script: { step: 1 } };
    const after = keepSame(before, { form: { fields: ['a'] }, script: { step: 2 } });
    expect(after).toEqual({ form: { fields: ['a'] }, script: { step: 2 } });
    expect(after.form).toBe(before.form);
  });

  it.each([
    { before: { a: 1, b: undefined }, after: { a: 1 } },
    { before: { a: 1 }, after: { a: 1, b: undefined } },
    { before: [1, 2], after: [1] },
    { before: [1], after: [1, 2] },
    { before: [], after: {} },
    { before: { 0: 'a' }, after: ['a'] },
    { before: null, after: {} },
    { before: {}, after: null },
    { before: undefined, after: [] },
  ])('never takes $before for $after', ({ before, after }) => {
    expect(keepSame<unknown>(before, after)).toStrictEqual(after);
  });
});
