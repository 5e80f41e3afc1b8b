import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SessionUnderTest, startSession } from './testing/session-under-test';

let desk: SessionUnderTest;
beforeEach(() => {
  desk = startSession();
  desk.becomeReady();
});
afterEach(() => desk.end());

describe('a number that is dialled again', () => {
  it('is not dialled a second time while the first call to it is on', () => {
    const callId = desk.dial('06 30 123 4567');
    desk.hear({ type: 'talking', callId, at: desk.now() });
    expect(desk.session.dial('+36301234567')).toEqual({ ok: false, problem: { kind: 'in-call', callId } });
    expect(desk.session.dial('+36301234567', 'anyhow').ok).toBe(true);
    expect(desk.sent.filter(({ type }) => type === 'dial')).toHaveLength(2);
  });

  it('is asked about for half a minute, unless a repetition is what is meant', () => {
    const dialledAt = desk.now();
    const callId = desk.dial('06 30 123 4567');
    desk.pass(1000);
    desk.hear({ type: 'ended', callId, cause: 'busy', at: desk.now() });
    expect(desk.session.dial('0630 1234567')).toEqual({ ok: false, problem: { kind: 'just-dialled', dialledAt } });
    expect(desk.session.dial('0630 1234567', 'repeat').ok).toBe(true);
  });

  it('is dialled as ever when the time is over', () => {
    const callId = desk.dial('06 30 123 4567');
    desk.hear({ type: 'ended', callId, cause: 'busy', at: desk.now() });
    desk.pass(30_000);
    expect(desk.session.dial('06 30 123 4567').ok).toBe(true);
  });
});
