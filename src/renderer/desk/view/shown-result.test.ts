import { describe, expect, it } from 'vitest';
import { practiceResult, practiceState } from '../testing/practice';
import { followResults } from './shown-result';

const [first, second] = [practiceResult('1'), practiceResult('2')];
const before = practiceState({ results: [first] });

describe('followResults', () => {
  it('shows a new result, whatever is on the screen', () => {
    const after = practiceState({ results: [second, first] });
    expect([followResults(undefined, before, after), followResults(first.callId, before, after)]).toEqual([second.callId, second.callId]);
  });

  it('leaves the screen alone while nothing is new', () => {
    expect([followResults(undefined, before, before), followResults(first.callId, before, before)]).toEqual([undefined, first.callId]);
  });

  it('takes what was there when the desk opened for old', () => {
    expect(followResults(undefined, undefined, before)).toBeUndefined();
  });
});
