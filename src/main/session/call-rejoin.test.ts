import { beforeEach, describe, expect, it } from 'vitest';
import type { Call } from '../../core/calls/call';
import type { PhoneCommand } from '../../core/phone/phone-command';
import type { PhoneEvent } from '../../core/phone/phone-event';
import { configurationSchema } from '../../core/policy/configuration';
import { type CallRejoin, createCallRejoin, rejoinAddress } from './call-rejoin';

const callId = '11111111-1111-4111-8111-111111111111';
const identity = { number: '+36301234567', isWithheld: false, reference: '1700000000.12' };
const times = { startedAt: 1000, answeredAt: 2000 };
const talk: Call = { state: 'talking', callId, direction: 'inbound', identity, ...times, isMuted: false, isHeldByOther: false };
const held: Call = { state: 'held', callId, direction: 'inbound', identity, ...times, heldAt: 3000, isMuted: false };
const registered = { kind: 'registered', since: 5000, server: 'wss://pbx.example/ws' } as const;
const target = '*901700000000.12@pbx.example';

let sent: PhoneCommand[];
let happened: string[];
let told: PhoneEvent[];
let giveUp: (() => void) | undefined;
let rejoin: CallRejoin;

beforeEach(() => {
  sent = [];
  happened = [];
  told = [];
  giveUp = undefined;
  rejoin = createCallRejoin({
    clock: {
      now: () => 5000,
      monotonic: () => 5000,
      newId: () => '',
      after(_delayMs, callback) {
        giveUp = callback;
        return () => {
          giveUp = undefined;
        };
      },
    },
    rejoinAddress: (reference) => `*90${reference}@pbx.example`,
    send: (command) => sent.push(command),
    tell: (event) => told.push(event),
    onRejoined: () => happened.push('rejoined'),
    onLost: (id) => happened.push(`lost ${id}`),
    onSettled: () => happened.push('settled'),
  });
});

it('dials the call under its old id once the line is there, and tells nothing of the steps', () => {
  expect([...rejoin.begin([talk])]).toEqual([callId]);
  expect(sent).toEqual([]);
  rejoin.follow(registered);
  rejoin.follow(registered);
  expect(sent).toEqual([{ type: 'dial', callId, target, isSilent: false }]);
  expect(rejoin.handle({ type: 'ringing-there', callId, at: 6000 })).toBeUndefined();
  expect(rejoin.handle({ type: 'identity', callId, identity: { number: '*90', isWithheld: false }, at: 6000 })).toBeUndefined();
  expect(rejoin.handle({ type: 'talking', callId, at: 6000 })).toBeUndefined();
  expect([happened, giveUp]).toEqual([['settled', 'rejoined'], undefined]);
  const end = { type: 'ended', callId, cause: 'hung-up-there', at: 9000 } as const;
  expect(rejoin.handle(end)).toBe(end);
});

it('dials over a line that rests unregistered as well, and not over one that is only being made', () => {
  rejoin.begin([talk]);
  rejoin.follow({ kind: 'connecting', since: 5000 });
  rejoin.follow({ kind: 'off' });
  expect(sent).toEqual([]);
  rejoin.follow({ kind: 'off', server: 'wss://pbx.example/ws' });
  expect(sent).toEqual([{ type: 'dial', callId, target, isSilent: false }]);
});

it('comes back into the hold it was in, unheard all the way', () => {
  rejoin.begin([held]);
  rejoin.follow(registered);
  rejoin.handle({ type: 'talking', callId, at: 6000 });
  expect(rejoin.handle({ type: 'held', callId, on: true, at: 6100 })).toBeUndefined();
  expect(sent).toEqual([
    { type: 'dial', callId, target, isSilent: true },
    { type: 'hold', callId, on: true },
    { type: 'mute', callId, on: false },
  ]);
  expect(happened).toEqual(['settled', 'rejoined']);
});

it('is still unheard when the PBX refuses the hold it was in, and says so', () => {
  rejoin.begin([held]);
  rejoin.follow(registered);
  rejoin.handle({ type: 'talking', callId, at: 6000 });
  const refused = { type: 'held', callId, on: false, at: 6100 } as const;
  expect(rejoin.handle(refused)).toBe(refused);
  expect(told).toEqual([{ type: 'muted', callId, on: true, at: 5000 }]);
  expect(sent.map(({ type }) => type)).toEqual(['dial', 'hold']);
  expect([happened, giveUp]).toEqual([['settled', 'rejoined'], undefined]);
});

it('is lost when the PBX knows the call no more, or the line does not come back in time', () => {
  rejoin.begin([talk]);
  rejoin.follow(registered);
  expect(rejoin.handle({ type: 'ended', callId, cause: 'unknown-number', at: 6000 })).toBeUndefined();
  rejoin.begin([talk]);
  giveUp?.();
  expect(happened).toEqual(['settled', `lost ${callId}`, 'settled', `lost ${callId}`]);
  expect(sent.at(-1)).toEqual({ type: 'hang-up', callId });
});

it('is not brought back after a hang-up, which waits for no voice process', () => {
  rejoin.begin([talk]);
  expect(rejoin.take({ type: 'hang-up', callId })).toBe(true);
  rejoin.follow(registered);
  expect(told).toEqual([{ type: 'ended', callId, cause: 'hung-up-here', at: 5000 }]);
  expect([sent, happened, giveUp]).toEqual([[], ['settled'], undefined]);
});

it('leaves a hang-up to the voice process that dials already, and everything of other calls', () => {
  rejoin.begin([talk]);
  rejoin.follow(registered);
  expect(rejoin.take({ type: 'hang-up', callId })).toBe(false);
  expect(rejoin.take({ type: 'hold', callId: '11111111-1111-4111-8111-222222222222', on: true })).toBe(false);
  const end = { type: 'ended', callId, cause: 'hung-up-here', at: 6000 } as const;
  expect(rejoin.handle(end)).toBe(end);
});

describe('hold and mute that are wished meanwhile', () => {
  it.each([
    ['hold, without a line', { on: true }, [], ['dial', 'hold', 'mute']],
    ['hold, dialled', undefined, [{ on: true }], ['dial', 'mute', 'hold', 'mute']],
    ['hold and back, dialled', undefined, [{ on: true }, { on: false }], ['dial', 'mute', 'mute']],
  ] as const)('are shown at once, and true when it is back: %s', (_when, waiting, dialled, types) => {
    rejoin.begin([talk]);
    const wishes = [...(waiting ? [waiting] : []), ...dialled];
    if (waiting) rejoin.take({ type: 'hold', callId, ...waiting });
    rejoin.follow(registered);
    for (const wish of dialled) expect(rejoin.take({ type: 'hold', callId, ...wish })).toBe(true);
    expect(told).toEqual(wishes.map(({ on }) => ({ type: 'held', callId, on, at: 5000 })));
    rejoin.handle({ type: 'talking', callId, at: 6000 });
    rejoin.handle({ type: 'held', callId, on: true, at: 6100 });
    expect(sent.map(({ type }) => type)).toEqual(types);
    expect(sent.at(-1)).toEqual({ type: 'mute', callId, on: false });
    expect(happened).toEqual(['settled', 'rejoined']);
  });

  it('end a hold that is on its way when that is wished no more', () => {
    rejoin.begin([held]);
    rejoin.follow(registered);
    rejoin.handle({ type: 'talking', callId, at: 6000 });
    expect(rejoin.take({ type: 'hold', callId, on: false })).toBe(false);
    expect(rejoin.handle({ type: 'held', callId, on: true, at: 6100 })).toBeUndefined();
    expect(happened).toEqual([]);
    expect(rejoin.handle({ type: 'held', callId, on: false, at: 6200 })).toBeUndefined();
    expect(sent.at(-1)).toEqual({ type: 'mute', callId, on: false });
    expect(happened).toEqual(['settled', 'rejoined']);
  });

  it('mute the call before it is dialled, or once it is', () => {
    rejoin.begin([talk]);
    rejoin.take({ type: 'mute', callId, on: true });
    rejoin.follow(registered);
    rejoin.handle({ type: 'talking', callId, at: 6000 });
    rejoin.begin([talk]);
    rejoin.follow(registered);
    rejoin.take({ type: 'mute', callId, on: true });
    rejoin.handle({ type: 'talking', callId, at: 6000 });
    expect(sent).toEqual([
      { type: 'dial', callId, target, isSilent: true },
      { type: 'dial', callId, target, isSilent: false },
      { type: 'mute', callId, on: true },
    ]);
    expect(told).toMatchObject([
      { type: 'muted', on: true },
      { type: 'muted', on: true },
    ]);
  });
});

it('is tried after a transfer that failed, and not while one is under way', () => {
  const to = { number: '1002' };
  const failed: Call = { ...talk, transfer: { kind: 'failed', target: to, problem: 'busy' } };
  const asking: Call = { ...talk, transfer: { kind: 'asking', how: 'blind', target: to, isToReturn: true, isRingingThere: false } };
  expect([rejoin.begin([asking]).size, rejoin.begin([failed]).size]).toEqual([0, 1]);
});

it('is not tried for what cannot be brought back', () => {
  const ringing: Call = { state: 'ringing', callId, direction: 'inbound', identity, startedAt: 1000 };
  const unreferenced: Call = { ...talk, identity: { number: '+36301234567', isWithheld: false } };
  expect(rejoin.begin([ringing, unreferenced]).size).toBe(0);
});

it('has an address only where the PBX has a number for it and the reference can be dialled', () => {
  const account = { servers: ['wss://pbx.example/ws'], user: '1001', domain: 'pbx.example' };
  const configuration = configurationSchema.parse({ account, recovery: { rejoinPrefix: '*90' } });
  expect(rejoinAddress(configuration, '1700000000.12')).toBe(target);
  expect(rejoinAddress(configuration, 'x@evil.example')).toBeUndefined();
  expect(rejoinAddress(configuration, 'x'.repeat(128))).toBeUndefined();
  expect(rejoinAddress(configurationSchema.parse({ account }), '1700000000.12')).toBeUndefined();
});
