import { expect, it } from 'vitest';
import type { Call } from './call';
import { hangUpTarget } from './hang-up-target';

const common = { direction: 'inbound', identity: { isWithheld: false }, startedAt: 0 } as const;
const ringing = (callId: string): Call => ({ ...common, callId, state: 'ringing' });
const dialling = (callId: string): Call => ({ ...common, callId, state: 'dialling', isRingingThere: true });
const held = (callId: string): Call => ({ ...common, callId, state: 'held', answeredAt: 1, heldAt: 2, isMuted: false });
const talking = (callId: string, more: Partial<Extract<Call, { state: 'talking' }>> = {}): Call => ({
  ...common,
  callId,
  state: 'talking',
  answeredAt: 1,
  isMuted: false,
  isHeldByOther: false,
  ...more,
});
const customers = [talking('a', { conference: { otherId: 'b' } }), talking('b', { conference: { otherId: 'a' } })];
const withColleague = [
  talking('a', { conference: { otherId: 'b' }, consultationFor: 'b', startedAt: -1 }),
  talking('b', { conference: { otherId: 'a' } }),
];
const waiting = ['a', 'b'].map((callId) => ({ ...held(callId), conference: { otherId: callId === 'a' ? 'b' : 'a' } }));

it.each<[string, Call[], string | undefined, string | undefined]>([
  ['nothing', [], undefined, undefined],
  ['a talk before what rings', [ringing('a'), talking('b')], 'a', 'b'],
  ['a call that is made before what is held', [held('a'), dialling('b')], 'a', 'b'],
  ['what rings before what is held', [held('a'), ringing('b')], 'a', 'b'],
  ['the held call on the screen', [held('a'), held('b')], 'b', 'b'],
  ['the oldest held call, without a screen', [held('a'), held('b')], undefined, 'a'],
  ['a colleague before the caller of a conference', withColleague, 'b', 'a'],
  ['of two callers in a conference the one on the screen', customers, 'b', 'b'],
  ['a talk before a conference that is held', [...waiting, talking('c')], 'a', 'c'],
])('means %s', (_what, calls, shownId, target) => {
  expect(hangUpTarget(calls, shownId)?.callId).toBe(target);
});
