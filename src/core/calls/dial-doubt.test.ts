import { describe, expect, it } from 'vitest';
import type { Call } from './call';
import { doubtDial } from './dial-doubt';

const callId = '11111111-1111-4111-8111-111111111111';
const number = '+36301234567';
const now = 1_000_000;
const held: Call = {
  state: 'held',
  callId,
  direction: 'inbound',
  identity: { number: '06301234567', isWithheld: false },
  startedAt: 0,
  answeredAt: 1,
  heldAt: 2,
  isMuted: false,
};
const nothing = { calls: [], past: [], now, repeatMs: 30_000, isSame: (one: string) => one === number || one === '06301234567' };

describe('a number to be dialled', () => {
  it('is dialled without a question when nothing was or is with it', () => {
    const past = [
      { at: now - 1000, direction: 'outbound', number: '+36305550000' },
      { at: now - 1000, direction: 'inbound', number },
      { at: now - 1000, direction: 'outbound' },
    ] as const;
    expect(doubtDial({ ...nothing, past })).toBeUndefined();
  });

  it('is asked about while a call with it is on, however its number is written', () => {
    expect(doubtDial({ ...nothing, calls: [held] })).toEqual({ kind: 'in-call', callId });
    expect(doubtDial({ ...nothing, calls: [held], intent: 'repeat' })).toEqual({ kind: 'in-call', callId });
    expect(doubtDial({ ...nothing, calls: [held], intent: 'anyhow' })).toBeUndefined();
  });

  it.each([
    [{ at: now - 29_000 }, true],
    [{ at: now - 31_000 }, false],
    [{ at: now - 300_000, talkMs: 280_000 }, true],
    [{ at: now - 300_000, talkMs: 260_000 }, false],
  ])('is asked about soon after an attempt or the end of a talk: %o', (times, isAsked) => {
    const past = [{ ...times, direction: 'outbound', number }] as const;
    expect(doubtDial({ ...nothing, past })).toEqual(isAsked ? { kind: 'just-dialled', dialledAt: times.at } : undefined);
    expect(doubtDial({ ...nothing, past, intent: 'repeat' })).toBeUndefined();
  });

  it('is never asked about for its past where policy says 0', () => {
    expect(doubtDial({ ...nothing, past: [{ at: now, direction: 'outbound', number }], repeatMs: 0 })).toBeUndefined();
  });
});
