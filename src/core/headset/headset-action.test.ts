import { describe, expect, it } from 'vitest';
import type { Call } from '../calls/call';
import { actionOf } from './headset-action';
import type { HeadsetPress } from './headset-button';
import { lightsOf, noLights } from './headset-lights';

const first = '00000000-0000-4000-8000-00000000000a';
const second = '00000000-0000-4000-8000-00000000000b';
const common = (callId: string) => ({ callId, direction: 'inbound' as const, identity: { isWithheld: false }, startedAt: 0 });
const ringing = (callId: string): Call => ({ ...common(callId), state: 'ringing' });
const talking = (callId: string, isMuted = false): Call => ({
  ...common(callId),
  state: 'talking',
  answeredAt: 1,
  isMuted,
  isHeldByOther: false,
});
const held = (callId: string): Call => ({ ...common(callId), state: 'held', answeredAt: 1, heldAt: 2, isMuted: false });
const dialling = (callId: string): Call => ({ ...common(callId), direction: 'outbound', state: 'dialling', isRingingThere: true });

/** A caller, and the colleague who was asked about the caller first. */
const conference: Call[] = [
  { ...talking(first), conference: { otherId: second } } as Call,
  { ...talking(second), conference: { otherId: first }, consultationFor: first } as Call,
];

describe('actionOf', () => {
  it.each<[string, HeadsetPress, Call[], unknown]>([
    ['lifted while it rings', { button: 'hook', on: true }, [ringing(first)], { type: 'answer', callId: first }],
    ['lifted with nobody there', { button: 'hook', on: true }, [], undefined],
    ['put down in a call', { button: 'hook', on: false }, [talking(first)], { type: 'hang-up', callId: first }],
    ['put down while dialling', { button: 'hook', on: false }, [dialling(first)], { type: 'hang-up', callId: first }],
    ['put down on hold', { button: 'hook', on: false }, [held(first)], { type: 'hang-up', callId: first }],
    ['put down with two calls', { button: 'hook', on: false }, [held(first), talking(second)], { type: 'hang-up', callId: second }],
    [
      'put down, a second caller waiting',
      { button: 'hook', on: false },
      [talking(first), ringing(second)],
      { type: 'hang-up', callId: first },
    ],
    [
      'put down, one held and a second caller waiting',
      { button: 'hook', on: false },
      [held(first), ringing(second)],
      { type: 'reject', callId: second },
    ],
    ['put down in a conference with a colleague', { button: 'hook', on: false }, conference, { type: 'hang-up', callId: second }],
    ['put down late, another ringing by now', { button: 'hook', on: false }, [ringing(second)], undefined],
    ['a hook without a state, ringing', { button: 'hook' }, [ringing(first)], { type: 'answer', callId: first }],
    ['a hook without a state, talking', { button: 'hook' }, [talking(first), ringing(second)], { type: 'hang-up', callId: first }],
    ['mute', { button: 'mute' }, [talking(first)], { type: 'mute', callId: first, on: true }],
    ['mute, muted', { button: 'mute' }, [talking(first, true)], { type: 'mute', callId: first, on: false }],
    ['a mute switch that is so already', { button: 'mute', on: true }, [talking(first, true)], undefined],
    ['mute with nobody there', { button: 'mute' }, [ringing(first)], undefined],
    ['flash', { button: 'flash' }, [talking(first)], { type: 'hold', callId: first, on: true }],
    ['flash on hold', { button: 'flash' }, [held(first)], { type: 'hold', callId: first, on: false }],
    ['flash, a second caller waiting', { button: 'flash' }, [talking(first), ringing(second)], { type: 'answer', callId: second }],
    ['reject', { button: 'reject' }, [talking(first), ringing(second)], { type: 'reject', callId: second }],
    ['reject with nobody ringing', { button: 'reject' }, [talking(first)], undefined],
    ['redial', { button: 'redial' }, [], undefined],
  ])('%s', (_what, press, calls, action) => {
    expect(actionOf(press, calls)).toEqual(action);
  });
});

describe('lightsOf', () => {
  it.each<[string, Call[], object]>([
    ['nothing', [], {}],
    ['a ring', [ringing(first)], { ring: true }],
    ['a call', [talking(first)], { offHook: true }],
    ['a muted call and a ring', [talking(first, true), ringing(second)], { offHook: true, mute: true, ring: true }],
    ['a held call', [held(first)], { offHook: true, hold: true }],
    ['one held, one talked in', [held(first), talking(second)], { offHook: true }],
    ['a call that is being made', [dialling(first)], { offHook: true }],
  ])('%s', (_what, calls, lit) => {
    expect(lightsOf(calls)).toEqual({ ...noLights, ...lit });
  });
});
