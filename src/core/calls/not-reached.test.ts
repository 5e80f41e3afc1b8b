import { describe, expect, it } from 'vitest';
import type { Call } from './call';
import { outcomeOfAttempt } from './not-reached';

const attempt: Extract<Call, { state: 'ended' }> = {
  state: 'ended',
  callId: '11111111-1111-4111-8111-111111111111',
  direction: 'outbound',
  identity: { number: '1002', isWithheld: false },
  startedAt: 0,
  endedAt: 8000,
  cause: 'busy',
};

describe('an attempt to reach somebody', () => {
  it.each(['busy', 'declined', 'no-reply', 'unknown-number', 'not-reachable'] as const)('that ends with %s has that outcome', (cause) => {
    expect(outcomeOfAttempt({ ...attempt, cause })).toBe(cause);
  });

  it('that is given up after a while found nobody, and is none when it is taken back at once', () => {
    expect(outcomeOfAttempt({ ...attempt, cause: 'hung-up-here' })).toBe('no-reply');
    expect(outcomeOfAttempt({ ...attempt, cause: 'hung-up-here', endedAt: 4999 })).toBeUndefined();
  });

  it.each([
    { direction: 'inbound', cause: 'caller-gave-up' },
    { answeredAt: 1000, cause: 'hung-up-here' },
    { consultationFor: '22222222-2222-4222-8222-222222222222' },
    { cause: 'no-microphone' },
    { cause: 'line-lost' },
    { cause: 'failed' },
  ] as const)('is none: %o', (changes) => {
    expect(outcomeOfAttempt({ ...attempt, ...changes })).toBeUndefined();
  });
});
