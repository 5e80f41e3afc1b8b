import { expect, it } from 'vitest';
import type { Call } from '../../core/calls/call';
import { callKeys } from './call-keys';

const callId = '11111111-1111-4111-8111-111111111111';
const otherId = '11111111-1111-4111-8111-222222222222';
const common = { direction: 'inbound', identity: { number: '+36301234567', isWithheld: false }, startedAt: 1 } as const;
const ringing: Call = { ...common, callId, state: 'ringing' };
const talking: Call = { ...common, callId: otherId, state: 'talking', answeredAt: 2, isMuted: true, isHeldByOther: false };

/** What each key does, by key. */
function press(calls: readonly Call[], keys = {}): Record<string, unknown> {
  let done: unknown;
  const does = (...what: unknown[]): void => {
    done = what;
  };
  const taken = callKeys(calls, { keys, send: does, mute: does });
  return Object.fromEntries(
    taken.map(({ key, action }) => {
      action();
      return [key, done];
    }),
  );
}

it('answers and rejects what rings, and mutes the talk, by the keys that the popup prints', () => {
  expect(press([talking, ringing], { reject: 'F12' })).toEqual({
    F2: [{ type: 'answer', callId }],
    F12: [{ type: 'reject', callId }],
    F8: [otherId, false],
  });
});

it.each([
  ['nothing is up', [], []],
  ['it rings', [ringing], ['F2', 'Shift+F4']],
  ['they talk', [talking], ['F8']],
])('takes only the keys that have a meaning when %s', (_, calls, keys) => {
  expect(Object.keys(press(calls))).toEqual(keys);
});
