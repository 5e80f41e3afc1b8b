import { describe, expect, it } from 'vitest';
import type { Call } from '../../../core/calls/call';
import { call, conversation } from '../testing/calls';
import { followCalls } from './shown-conversation';

function desk(...calls: Call[]) {
  return { calls, conversations: calls.map(({ callId }) => conversation(callId)) };
}

describe('the conversation on the screen', () => {
  it('is that of the first call that rings', () => {
    expect(followCalls(undefined, desk(), desk(call('a', 'ringing')))).toBe('a');
  });

  it('stays while a second call rings', () => {
    expect(followCalls('a', desk(call('a', 'talking')), desk(call('a', 'talking'), call('b', 'ringing')))).toBe('a');
  });

  it('changes when the second call is taken', () => {
    const before = desk(call('a', 'talking'), call('b', 'ringing'));
    expect(followCalls('a', before, desk(call('a', 'held'), call('b', 'answering')))).toBe('b');
  });

  it('stays with a call that has ended until its record is finished', () => {
    const over = { calls: [], conversations: [conversation('a')] };
    expect(followCalls('a', desk(call('a', 'talking')), over)).toBe('a');
    expect(followCalls('a', over, { calls: [call('b', 'ringing')], conversations: [conversation('b')] })).toBe('b');
  });

  it('is that of the talking call after a reload', () => {
    expect(followCalls(undefined, undefined, desk(call('a', 'held'), call('b', 'ringing'), call('c', 'talking')))).toBe('c');
  });
});
