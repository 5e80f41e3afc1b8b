import { describe, expect, it } from 'vitest';
import { type Call, callSchema } from './call';
import { describeEndedCall } from './call-fact';
import { applyPhoneEvent, startDialling } from './call-projection';
import { callsTogether, endLonelyConferences, forgetMixing, requestConference, wantedConference } from './conference-steps';
import { type ConferenceTimes, countConferenceTimes } from './conference-times';
import type { Transfer } from './transfer';
import { followTransfer, requestTransfer } from './transfer-steps';

const anna = '8f2c7f0e-2f0b-4a39-9d8a-0d1c52b7f001';
const bela = '8f2c7f0e-2f0b-4a39-9d8a-0d1c52b7f002';
const third = '8f2c7f0e-2f0b-4a39-9d8a-0d1c52b7f003';

type Changes = Partial<Extract<Call, { state: 'talking' }>>;

function common(callId: string) {
  return { callId, direction: 'inbound' as const, identity: { number: '+36305550101', isWithheld: false }, startedAt: 0, answeredAt: 1000 };
}
function talking(callId: string, changes: Changes = {}): Call {
  return callSchema.parse({ ...common(callId), state: 'talking', isMuted: false, isHeldByOther: false, ...changes });
}
function held(callId: string, changes: Changes = {}): Call {
  return callSchema.parse({ ...common(callId), state: 'held', heldAt: 2000, isMuted: false, ...changes });
}
const joined: readonly Call[] = [talking(anna, { conference: { otherId: bela } }), talking(bela, { conference: { otherId: anna } })];
const together = (callId: string, on: boolean, at: number) => ({ type: 'together' as const, callId, on, at });

describe('a wish to join two calls', () => {
  it('takes both off hold, has them mixed, and puts whoever else is talked to on hold first', () => {
    const calls = [held(anna), held(bela), talking(third)];
    expect(requestConference(calls, { type: 'join', callId: anna, otherId: bela })).toEqual({
      calls: [held(anna, { conference: { otherId: bela } }), held(bela, { conference: { otherId: anna } }), talking(third)],
      commands: [
        { type: 'hold', callId: third, on: true },
        { type: 'set-conference', callIds: [anna, bela] },
        { type: 'hold', callId: anna, on: false },
        { type: 'hold', callId: bela, on: false },
      ],
    });
  });

  it('leaves an agent who is muted to one of them muted to both', () => {
    const { commands } = requestConference([talking(anna, { isMuted: true }), held(bela)], { type: 'join', callId: anna, otherId: bela });
    expect(commands[0]).toEqual({ type: 'mute', callId: bela, on: true });
  });

  const to = { number: '1002' };
  const consulting: Transfer = { kind: 'consulting', target: to, callId: bela, isToReturn: true };
  it.each<[string, readonly Call[], boolean]>([
    ['a caller and the colleague who is asked', [held(anna, { transfer: consulting }), talking(bela)], true],
    ['one whose colleague is just being left', [held(anna, { transfer: { ...consulting, next: 'return' } }), talking(bela)], false],
    ['another than the colleague', [held(anna, { transfer: { ...consulting, callId: third } }), talking(bela), talking(third)], false],
    [
      'one who is being handed on',
      [held(anna, { transfer: { ...consulting, kind: 'asking', how: 'blind', isRingingThere: false } }), talking(bela)],
      false,
    ],
    ['one whose transfer failed', [talking(anna, { transfer: { kind: 'failed', target: to, problem: 'busy' } }), held(bela)], true],
    [
      'one who has only been dialled',
      [talking(anna), startDialling([], { callId: bela, identity: { isWithheld: false }, at: 0 })[0] as Call],
      false,
    ],
    ['two while two others are joined', [...joined, held(third)], false],
  ])('is met or not for %s', (_what, calls, isJoined) => {
    expect(requestConference(calls, { type: 'join', callId: anna, otherId: bela }).commands.length > 0).toBe(isJoined);
  });

  it('does nothing for a call and itself, or one that is not there', () => {
    for (const otherId of [anna, third])
      expect(requestConference([talking(anna), talking(bela)], { type: 'join', callId: anna, otherId })).toMatchObject({ commands: [] });
  });
});

describe('a conference', () => {
  it('is split into one that is talked to and one on hold, who hears nothing of it', () => {
    expect(requestConference(joined, { type: 'split', callId: bela })).toEqual({
      calls: [talking(anna), talking(bela)],
      commands: [
        { type: 'hold', callId: anna, on: true },
        { type: 'set-conference', callIds: [] },
        { type: 'hold', callId: bela, on: false },
      ],
    });
  });

  it('is hung up as a whole', () => {
    expect(requestConference(joined, { type: 'end', callId: bela }).commands).toEqual([
      { type: 'hang-up', callId: bela },
      { type: 'hang-up', callId: anna },
    ]);
    expect(requestConference([talking(anna)], { type: 'end', callId: anna }).commands).toEqual([]);
  });

  it('is over when one leaves, and the other call is as any', () => {
    const after = applyPhoneEvent(joined, { type: 'ended', callId: anna, cause: 'hung-up-there', at: 5000 });
    expect(endLonelyConferences(after)).toEqual([after[0], talking(bela)]);
    expect(endLonelyConferences(joined)).toBe(joined);
  });

  it('is about both where one is held or muted, over a hold as well', () => {
    const calls = applyPhoneEvent(joined, { type: 'held', callId: anna, on: true, at: 5000 });
    expect([callsTogether(calls, anna), callsTogether(calls, bela), callsTogether([talking(anna)], anna)]).toEqual([
      [anna, bela],
      [bela, anna],
      [anna],
    ]);
  });

  it('is wished for still when the voice process is gone, though nobody hears anybody', () => {
    const heard = applyPhoneEvent(joined, together(anna, true, 3000));
    expect(heard[0]).toMatchObject({ conference: { otherId: bela, togetherSince: 3000 } });
    expect(forgetMixing(heard)).toEqual(joined);
    expect(wantedConference(heard)).toEqual({ type: 'set-conference', callIds: [anna, bela] });
    expect(applyPhoneEvent([talking(anna)], together(anna, true, 3000))).toEqual([talking(anna)]);
  });

  it('is left by connecting the two, and stays when the PBX refuses', () => {
    const { calls, effects } = requestTransfer(joined, { type: 'complete', callId: anna });
    expect(effects).toEqual([{ type: 'refer', callId: anna, to: { kind: 'call', callId: bela } }]);
    const refused = followTransfer(calls, calls, { type: 'transfer-failed', callId: anna, problem: 'not-allowed', at: 5000 });
    expect(refused.effects).toEqual([]);
    expect(refused.calls).toMatchObject([
      { transfer: { kind: 'failed', problem: 'not-allowed' }, conference: { otherId: bela } },
      joined[1],
    ]);
  });
});

it('the record of a call says with whom it was together, and for how long', () => {
  let calls: readonly Call[] = joined;
  let times: ConferenceTimes = new Map();
  for (const event of [
    together(anna, true, 3000),
    together(anna, false, 4000),
    together(anna, true, 6000),
    { type: 'ended', callId: anna, cause: 'hung-up-there', at: 7500 } as const,
  ]) {
    const after = applyPhoneEvent(calls, event);
    times = countConferenceTimes(times, calls, after, event.at);
    calls = after;
  }
  const [call] = calls;
  if (call?.state !== 'ended') throw new Error('The call did not end');
  const fact = describeEndedCall(call, { holdTimes: new Map(), conferenceTimes: times }, {}, () => false);
  expect(fact.conferences).toEqual([{ callId: bela, togetherMs: 2500 }]);
});
