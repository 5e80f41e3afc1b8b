import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PhoneEvent } from '../phone/phone-event';
import { type Call, callSchema } from './call';
import { applyPhoneEvent, startDialling } from './call-projection';
import type { TransferTarget } from './transfer';
import { followTransfer, isTransferring, requestTransfer, type TransferEffect, type TransferRequest } from './transfer-steps';

const callId = '8f2c7f0e-2f0b-4a39-9d8a-0d1c52b7f001';
const consultationId = '8f2c7f0e-2f0b-4a39-9d8a-0d1c52b7f002';
const identity = { number: '+36305550101', isWithheld: false };
const target: TransferTarget = { number: '1002', name: 'Second line' };

const at = 5000;
const talking: Call = {
  callId,
  direction: 'inbound',
  identity,
  startedAt: 0,
  state: 'talking',
  answeredAt: 1000,
  isMuted: false,
  isHeldByOther: false,
};
const held = (id: string, on: boolean): PhoneEvent => ({ type: 'held', callId: id, on, at });
const ended = (id: string, cause: Extract<PhoneEvent, { type: 'ended' }>['cause']): PhoneEvent => ({
  type: 'ended',
  callId: id,
  cause,
  at,
});
const answered: PhoneEvent = { type: 'talking', callId: consultationId, at };
const consult: TransferRequest = { type: 'consult', callId, target, consultationId };
const ask = (type: 'complete' | 'swap' | 'return'): TransferRequest => ({ type, callId });

type Step = TransferRequest | PhoneEvent;

function isRequest(step: Step): step is TransferRequest {
  return ['hand-on', 'consult', 'complete', 'swap', 'return'].includes(step.type);
}

/** Plays wishes and events as main does; answers the calls and what the phone was asked. Ended calls are dropped. */
function play(steps: readonly Step[], from: readonly Call[] = [talking]): { calls: readonly Call[]; effects: TransferEffect[] } {
  const effects: TransferEffect[] = [];
  let calls = from;
  for (const step of steps) {
    const taken = isRequest(step) ? requestTransfer(calls, step) : followTransfer(calls, applyPhoneEvent(calls, step), step);
    calls = taken.calls;
    for (const effect of taken.effects) {
      if (effect.type === 'dial')
        calls = startDialling(calls, { callId: effect.callId, identity, at, consultationFor: effect.consultationFor });
      effects.push(effect);
    }
    calls = calls.filter(({ state }) => state !== 'ended');
  }
  return { calls, effects };
}

function transferIn(calls: readonly Call[]): unknown {
  const call = calls.find((one) => one.callId === callId);
  return call && (call.state === 'talking' || call.state === 'held') ? (call.transfer ?? 'none') : 'no call';
}

const consulting: readonly Step[] = [consult, held(callId, true), answered];

describe('a blind transfer', () => {
  const handOn: TransferRequest = { type: 'hand-on', callId, target };
  const refer: TransferEffect = { type: 'refer', callId, to: { kind: 'number', number: '1002' } };

  it('asks the PBX once, and says where the caller went when the call has ended', () => {
    const asked = play([handOn, handOn, ask('return'), { type: 'transfer-ringing', callId, at }]);
    expect(asked.effects).toEqual([refer]);
    expect(transferIn(asked.calls)).toEqual({ kind: 'asking', how: 'blind', target, isToReturn: true, isRingingThere: true });
    expect(applyPhoneEvent(asked.calls, ended(callId, 'transferred'))[0]).toMatchObject({
      cause: 'transferred',
      transferred: { how: 'blind', target },
    });
    expect(applyPhoneEvent(asked.calls, ended(callId, 'hung-up-there'))[0]).not.toHaveProperty('transferred');
  });

  it('that is refused leaves the caller where the caller was, and may be tried again or put away', () => {
    const failed = play([handOn, { type: 'transfer-failed', callId, problem: 'busy', at }]);
    expect(transferIn(failed.calls)).toEqual({ kind: 'failed', target, problem: 'busy' });
    expect(play([handOn], failed.calls).effects).toEqual([refer]);
    expect(transferIn(play([ask('return')], failed.calls).calls)).toBe('none');
  });
});

describe('an attended transfer', () => {
  it('calls the colleague only when the caller is confirmed on hold', () => {
    const asked = play([consult]);
    expect(asked.effects).toEqual([{ type: 'hold', callId, on: true }]);
    expect(play([held(callId, true)], asked.calls).effects).toEqual([
      { type: 'dial', callId: consultationId, target, consultationFor: callId },
    ]);
  });

  it('waits for its own hold where the end of an earlier one is on its way', () => {
    const crossing = play([held(callId, true), consult, held(callId, false)]);
    expect(crossing.effects).toEqual([{ type: 'hold', callId, on: true }]);
    expect(play([held(callId, true)], crossing.calls).effects).toMatchObject([{ type: 'dial' }]);
  });

  it('ends where the caller cannot be put on hold, and nobody is called', () => {
    const { calls, effects } = play([consult, held(callId, false), held(callId, true)]);
    expect(transferIn(calls)).toEqual({ kind: 'failed', target, problem: 'hold-refused' });
    expect(effects).toEqual([{ type: 'hold', callId, on: true }]);
  });

  it('joins the two when asked, once', () => {
    const { calls, effects } = play([...consulting, ask('complete'), ask('complete')]);
    expect(effects.slice(2)).toEqual([{ type: 'refer', callId, to: { kind: 'call', callId: consultationId } }]);
    const over = play([ended(callId, 'transferred')], calls);
    expect(over.effects).toEqual([{ type: 'hang-up', callId: consultationId }]);
  });

  it('that is completed while it rings leaves the caller to the ringing phone, when that is free again', () => {
    const { calls, effects } = play([consult, held(callId, true), ask('complete'), ask('complete')]);
    expect(effects.slice(2)).toEqual([{ type: 'hang-up', callId: consultationId }]);
    expect(play([ended(consultationId, 'hung-up-here')], calls).effects).toEqual([
      { type: 'refer', callId, to: { kind: 'number', number: '1002' } },
    ]);
  });

  it('swaps who is talked to, and silences the one before the other hears a word', () => {
    const swapped = play([...consulting, ask('swap')]);
    expect(swapped.effects.slice(2)).toEqual([
      { type: 'hold', callId: consultationId, on: true },
      { type: 'hold', callId, on: false },
    ]);
    const { effects } = play([held(consultationId, true), held(callId, false), ask('swap')], swapped.calls);
    expect(effects).toEqual([
      { type: 'hold', callId, on: true },
      { type: 'hold', callId: consultationId, on: false },
    ]);
  });

  it.each<[string, readonly Step[], readonly TransferEffect[]]>([
    ['while the caller is being put on hold', [consult], []],
    ['while it rings at the colleague', [consult, held(callId, true)], [{ type: 'hang-up', callId: consultationId }]],
    ['while the colleague talks', consulting, [{ type: 'hang-up', callId: consultationId }]],
  ])('goes back to the caller %s', (_when, steps, hangUp) => {
    const before = play(steps);
    const asked = play([ask('return')], before.calls);
    const over = hangUp.length > 0 ? play([ended(consultationId, 'hung-up-here')], asked.calls) : { calls: asked.calls, effects: [] };
    expect([...asked.effects, ...over.effects]).toEqual([...hangUp, { type: 'hold', callId, on: false }]);
    expect(transferIn(over.calls)).toBe('none');
  });

  it.each([
    ['busy', [consult, held(callId, true)], 'busy'],
    ['hung-up-there', consulting, 'hung-up-there'],
    ['media-lost', consulting, 'failed'],
  ] as const)('gives the caller back when the colleague is gone (%s), and says why', (cause, steps, problem) => {
    const { calls, effects } = play([...steps, ended(consultationId, cause)]);
    expect(transferIn(calls)).toEqual({ kind: 'failed', target, problem });
    expect(effects.at(-1)).toEqual({ type: 'hold', callId, on: false });
  });

  it('gives nobody back to an agent who talks to somebody else by now, nor a caller who was on hold before', () => {
    const third: Call = { ...talking, callId: '8f2c7f0e-2f0b-4a39-9d8a-0d1c52b7f003' };
    const busy = play([...consulting, held(consultationId, true)]);
    expect(play([ended(consultationId, 'hung-up-there')], [...busy.calls, third]).effects).toEqual([]);
    const waiting = play([held(callId, true), consult, held(callId, true), ended(consultationId, 'busy')]);
    expect(waiting.effects.filter(({ type }) => type === 'hold')).toEqual([{ type: 'hold', callId, on: true }]);
  });

  it('that the PBX refuses is a consultation again, with the reason', () => {
    const { calls } = play([...consulting, ask('complete'), { type: 'transfer-failed', callId, problem: 'failed', at }]);
    expect(transferIn(calls)).toEqual({ kind: 'consulting', target, callId: consultationId, isToReturn: true, problem: 'failed' });
  });

  it('that the PBX refuses after the colleague has gone gives the caller back', () => {
    const { calls, effects } = play([
      ...consulting,
      ask('complete'),
      ended(consultationId, 'hung-up-there'),
      { type: 'transfer-failed', callId, problem: 'hung-up-there', at },
    ]);
    expect(transferIn(calls)).toMatchObject({ kind: 'failed', problem: 'hung-up-there' });
    expect(effects.at(-1)).toEqual({ type: 'hold', callId, on: false });
  });

  it('leaves the colleague on the line when the caller hangs up', () => {
    const { calls, effects } = play([...consulting, ended(callId, 'hung-up-there')]);
    expect(calls.map(({ callId: id, state }) => [id, state])).toEqual([[consultationId, 'talking']]);
    expect(effects).toHaveLength(2);
  });
});

describe('any sequence of wishes and events', () => {
  const id = fc.constantFrom(callId, consultationId);
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.constantFrom<Step>(consult, { type: 'hand-on', callId, target }, ask('complete'), ask('swap'), ask('return')),
    fc.record({ type: fc.constant('held'), callId: id, on: fc.boolean(), at: fc.constant(at) }),
    fc.record({ type: fc.constantFrom('talking', 'transfer-ringing'), callId: id, at: fc.constant(at) }),
    fc.record({
      type: fc.constant('ended'),
      callId: id,
      cause: fc.constantFrom('hung-up-there', 'hung-up-here', 'busy', 'transferred'),
      at: fc.constant(at),
    }),
    fc.record({ type: fc.constant('transfer-failed'), callId: id, problem: fc.constantFrom('busy', 'failed'), at: fc.constant(at) }),
  );

  it('dials nobody while the caller may hear it, keeps whole calls, and has a way out of every state', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30, size: 'max' }), (steps) => {
        let calls: readonly Call[] = [talking];
        for (const next of steps) {
          const { calls: after, effects } = play([next], calls);
          if (effects.some(({ type }) => type === 'dial')) expect(after.find((call) => call.callId === callId)?.state).toBe('held');
          for (const call of after) expect(callSchema.safeParse(call).success).toBe(true);
          calls = after;
        }
        const consultation = calls.find((call) => call.callId === consultationId);
        const asked = play([ask('return')], calls).calls;
        const { calls: rest } = play(consultation ? [ended(consultationId, 'hung-up-here')] : [], asked);
        // what was asked of the PBX is for the PBX to say
        const isAsked = rest.some((call) => call.state !== 'ended' && 'transfer' in call && call.transfer?.kind === 'asking');
        expect(isTransferring(rest)).toBe(isAsked);
      }),
    );
  });
});
