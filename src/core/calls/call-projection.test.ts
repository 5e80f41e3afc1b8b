import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PhoneEvent } from '../phone/phone-event';
import { type Call, callSchema } from './call';
import { describeEndedCall } from './call-fact';
import { applyPhoneEvent, endAllCalls, startDialling } from './call-projection';
import { countHoldTimes, type HoldTimes } from './hold-times';

const callId = '8f2c7f0e-2f0b-4a39-9d8a-0d1c52b7f001';
const otherId = '8f2c7f0e-2f0b-4a39-9d8a-0d1c52b7f002';
const identity = { number: '+36305550101', isWithheld: false, queue: 'support' };
const incoming: PhoneEvent = { type: 'incoming', callId, identity, at: 1000 };

function play(events: PhoneEvent[], from: readonly Call[] = []): { calls: readonly Call[]; times: HoldTimes } {
  let calls = from;
  let times: HoldTimes = new Map();
  for (const event of events) {
    const next = applyPhoneEvent(calls, event);
    times = countHoldTimes(times, calls, next, 'at' in event ? event.at : 0);
    calls = next;
  }
  return { calls, times };
}

describe('an incoming call', () => {
  it('rings, is answered and ends', () => {
    const common = { callId, direction: 'inbound', identity, startedAt: 1000 };
    expect(play([incoming]).calls).toEqual([{ ...common, state: 'ringing' }]);
    const answering = play([incoming, { type: 'answering', callId, at: 2000 }]).calls;
    expect(answering).toEqual([{ ...common, state: 'answering' }]);
    const talking = play([{ type: 'talking', callId, at: 2050 }], answering).calls;
    expect(talking).toEqual([{ ...common, state: 'talking', answeredAt: 2050, isMuted: false, isHeldByOther: false }]);
    expect(play([{ type: 'ended', callId, cause: 'hung-up-there', at: 9000 }], talking).calls).toEqual([
      { ...common, state: 'ended', answeredAt: 2050, endedAt: 9000, cause: 'hung-up-there' },
    ]);
  });

  it('that the caller gives up was never answered', () => {
    expect(play([incoming, { type: 'ended', callId, cause: 'caller-gave-up', at: 4000 }]).calls).toEqual([
      { callId, direction: 'inbound', identity, startedAt: 1000, state: 'ended', endedAt: 4000, cause: 'caller-gave-up' },
    ]);
  });

  it('takes a new identity when it is transferred', () => {
    const transferred = { number: '1002', displayName: 'Second line', isWithheld: false };
    expect(play([incoming, { type: 'identity', callId, identity: transferred, at: 1500 }]).calls[0]?.identity).toEqual(transferred);
  });
});

describe('a dialled call', () => {
  it('rings there, is answered, and keeps mute and the far hold over our own hold', () => {
    const dialled = startDialling([], { callId, identity, at: 1000 });
    expect(startDialling(dialled, { callId, identity, at: 1200 })).toBe(dialled);
    const { calls } = play(
      [
        { type: 'ringing-there', callId, at: 1500 },
        { type: 'talking', callId, at: 3000 },
        { type: 'muted', callId, on: true },
        { type: 'held-by-other', callId, on: true, at: 3500 },
        { type: 'held', callId, on: true, at: 4000 },
        { type: 'held', callId, on: false, at: 6000 },
      ].map((event) => ({ at: 0, ...event }) as PhoneEvent),
      dialled,
    );
    expect(calls).toEqual([
      { callId, direction: 'outbound', identity, startedAt: 1000, state: 'talking', answeredAt: 3000, isMuted: true, isHeldByOther: true },
    ]);
  });
});

describe('hold', () => {
  it('is counted over every stretch, the one that the end cut short included', () => {
    const { calls, times } = play([
      incoming,
      { type: 'talking', callId, at: 2000 },
      { type: 'held', callId, on: true, at: 3000 },
      { type: 'held', callId, on: false, at: 5000 },
      { type: 'held', callId, on: true, at: 6000 },
      { type: 'ended', callId, cause: 'hung-up-there', at: 9000 },
    ]);
    const [call] = calls;
    if (call?.state !== 'ended') throw new Error('The call did not end');
    expect(
      describeEndedCall(call, { holdTimes: times, conferenceTimes: new Map() }, { queueId: 'support', cardId: 7 }, () => false),
    ).toEqual({
      callId,
      direction: 'inbound',
      startedAt: 1000,
      answeredAt: 2000,
      endedAt: 9000,
      heldMs: 5000,
      cause: 'hung-up-there',
      queueId: 'support',
      cardId: 7,
    });
  });
});

describe('a clock set back during a call', () => {
  it('leaves no negative duration', () => {
    const { calls, times } = play([
      incoming,
      { type: 'talking', callId, at: 5000 },
      { type: 'held', callId, on: true, at: 6000 },
      { type: 'ended', callId, cause: 'hung-up-here', at: 400 },
    ]);
    expect(calls).toMatchObject([{ answeredAt: 5000, endedAt: 5000 }]);
    expect([...times.values()]).toEqual([]);
  });
});

describe('events that do not fit', () => {
  it('change nothing, not even the list', () => {
    const ended = play([incoming, { type: 'ended', callId, cause: 'busy', at: 2000 }]).calls;
    const late: PhoneEvent[] = [
      { type: 'started' },
      incoming,
      { type: 'talking', callId, at: 3000 },
      { type: 'held', callId, on: true, at: 3000 },
      { type: 'ended', callId, cause: 'failed', at: 3000 },
      { type: 'talking', callId: otherId, at: 3000 },
    ];
    for (const event of late) expect(applyPhoneEvent(ended, event)).toBe(ended);
  });
});

describe('a voice process that is gone', () => {
  it('ends the live calls and leaves the ended ones', () => {
    const { calls } = play([
      incoming,
      { type: 'ended', callId, cause: 'busy', at: 2000 },
      { type: 'incoming', callId: otherId, identity, at: 2500 },
    ]);
    expect(endAllCalls(calls, 'media-lost', 3000).map((call) => call.state === 'ended' && call.cause)).toEqual(['busy', 'media-lost']);
  });
});

describe('any sequence of events', () => {
  const at = fc.integer({ min: 0, max: 100_000 });
  const id = fc.constantFrom(callId, otherId);
  const on = fc.boolean();
  const event: fc.Arbitrary<PhoneEvent> = fc.oneof(
    fc.record({ type: fc.constant('incoming'), callId: id, identity: fc.constant(identity), at }),
    fc.record({ type: fc.constantFrom('ringing-there', 'answering', 'talking'), callId: id, at }),
    fc.record({ type: fc.constantFrom('held', 'held-by-other', 'muted'), callId: id, on, at }),
    fc.record({ type: fc.constant('ended'), callId: id, cause: fc.constantFrom('hung-up-here', 'line-lost'), at }),
    fc.constant({ type: 'started' }),
  );

  it('leaves calls that are whole, times in order, hold no longer than the talk, and an end that is final', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40, size: 'max' }), (events) => {
        let calls: readonly Call[] = startDialling([], { callId: otherId, identity, at: 500 });
        let times: HoldTimes = new Map();
        const ended = new Map<string, Call>();
        for (const next of [...events].sort((one, other) => ('at' in one ? one.at : 0) - ('at' in other ? other.at : 0))) {
          const before = calls;
          calls = applyPhoneEvent(calls, next);
          times = countHoldTimes(times, before, calls, 'at' in next ? next.at : 0);
          for (const call of calls) {
            expect(callSchema.safeParse(call).success).toBe(true);
            if (ended.has(call.callId)) expect(call).toBe(ended.get(call.callId));
            if (call.state !== 'ended') continue;
            ended.set(call.callId, call);
            expect(call.endedAt).toBeGreaterThanOrEqual(call.answeredAt ?? call.startedAt);
            const talkMs = call.answeredAt === undefined ? 0 : call.endedAt - call.answeredAt;
            expect(times.get(call.callId) ?? 0).toBeLessThanOrEqual(talkMs);
          }
          expect(new Set(calls.map((call) => call.callId)).size).toBe(calls.length);
        }
      }),
    );
  });

  it('out of order in time never gives a negative duration', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40, size: 'max' }), (events) => {
        const { calls, times } = play(events);
        for (const heldMs of times.values()) expect(heldMs).toBeGreaterThanOrEqual(0);
        for (const call of calls) {
          if (call.state === 'ended') expect(call.endedAt).toBeGreaterThanOrEqual(call.answeredAt ?? call.startedAt);
          if (call.state === 'held') expect(call.heldAt).toBeGreaterThanOrEqual(call.answeredAt);
        }
      }),
    );
  });
});
