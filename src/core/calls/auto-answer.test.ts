import { describe, expect, it } from 'vitest';
import { answersItself } from './auto-answer';
import type { Call } from './call';

const call: Call = {
  state: 'ringing',
  callId: '11111111-1111-4111-8111-111111111111',
  direction: 'inbound',
  identity: { number: '1002', isWithheld: false },
  startedAt: 0,
};
const fromQueue: Call = { ...call, identity: { ...call.identity, queue: 'support' } };
const fromElsewhere: Call = { ...call, identity: { ...call.identity, queue: 'forged' } };
const usual = { call, isMarked: false, policy: 'all', agent: 'ready', others: [], isQueue: (id: string) => id === 'support' } as const;

describe('a call that comes in', () => {
  it.each([
    [{ policy: 'none', isMarked: true }, false],
    [{ policy: 'marked' }, false],
    [{ policy: 'marked', isMarked: true }, true],
    [{ policy: 'queues' }, false],
    [{ policy: 'queues', call: fromQueue }, true],
    [{ policy: 'queues', call: fromElsewhere }, false],
    [{ policy: 'queues', isMarked: true }, true],
    [{ policy: 'all' }, true],
    [{ policy: 'all', agent: 'not-ready' }, false],
    [{ policy: 'all', agent: 'wrap-up' }, false],
    [{ policy: 'all', others: [{ ...call, state: 'ended', endedAt: 1, cause: 'busy' }] }, true],
    [{ policy: 'all', others: [fromQueue] }, false],
  ] as const)('answers itself as policy says, and never into another: %o', (changes, expected) => {
    expect(answersItself({ ...usual, ...changes })).toBe(expected);
  });
});
