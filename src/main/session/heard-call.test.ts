import { afterEach, beforeEach, expect, it } from 'vitest';
import { type SessionUnderTest, startSession } from './testing/session-under-test';

const ids = {
  bela: '11111111-1111-4111-8111-00000000000b',
  cleo: '11111111-1111-4111-8111-00000000000c',
};
type Who = keyof typeof ids | 'anna';

let desk: SessionUnderTest;
let anna: string;

beforeEach(() => {
  desk = startSession();
  desk.becomeReady();
});
afterEach(() => desk.end());

const idOf = (who: Who): string => (who === 'anna' ? anna : ids[who]);

function ring(who: keyof typeof ids): void {
  desk.hear({ type: 'incoming', callId: ids[who], identity: { number: `+3630123000${who.length}`, isWithheld: false }, at: desk.now() });
}

function take(who: keyof typeof ids): void {
  ring(who);
  desk.hear({ type: 'answering', callId: ids[who], at: desk.now() }, { type: 'talking', callId: ids[who], at: desk.now() });
}

function talks(who: Who): void {
  desk.hear({ type: 'talking', callId: idOf(who), at: desk.now() });
}

function dialAnna(): void {
  anna = desk.dial('06 30 123 4567');
}

/** The phone does what it was asked to since the last time, in this order, and all that follows from it. */
function obey(): void {
  for (let holds = takeHolds(); holds.length > 0; holds = takeHolds())
    for (const { callId, on } of holds) desk.hear({ type: 'held', callId, on, at: desk.now() });
}

function takeHolds() {
  return desk.sent.splice(0).flatMap((command) => (command.type === 'hold' ? [command] : []));
}

const states = (): string =>
  desk
    .state()
    .calls.map(({ state }) => state)
    .join();

it('has whoever picks up wait on hold while a call that was taken meanwhile is talked in', () => {
  dialAnna();
  take('bela');
  expect(desk.sent.at(-1)).toEqual({ type: 'mute', callId: anna, on: true });
  desk.sent.length = 0;
  talks('anna');
  expect(desk.sent).toEqual([{ type: 'hold', callId: anna, on: true }]);
  desk.hear({ type: 'held', callId: anna, on: true, at: desk.now() });
  expect(desk.sent.at(-1)).toEqual({ type: 'mute', callId: anna, on: false });
  expect(states()).toBe('held,talking');
  expect(desk.state().agent.state).toMatchObject({ kind: 'on-call', callId: ids.bela });
});

it('has whoever picks up muted, and shows it, where the PBX refuses the hold', () => {
  dialAnna();
  take('bela');
  talks('anna');
  desk.hear({ type: 'held', callId: anna, on: false, at: desk.now() });
  expect(desk.state().calls).toMatchObject([{ state: 'talking', isMuted: true }, { state: 'talking' }]);
  expect(desk.sent.filter((command) => command.type === 'mute').map(({ on }) => on)).toEqual([true]);
});

it('has whoever picks up wait on hold while a held call that was taken back meanwhile is talked in', () => {
  take('bela');
  dialAnna();
  obey();
  desk.session.hold(ids.bela, false);
  obey();
  talks('anna');
  obey();
  expect(states()).toBe('talking,held');
});

it('is the call that is being taken back, also when the dialled one is answered first', () => {
  take('bela');
  dialAnna();
  obey();
  desk.session.hold(ids.bela, false);
  talks('anna');
  expect(states()).toBe('held,talking');
  obey();
  expect(states()).toBe('talking,held');
});

it.each([[['bela', 'cleo']], [['cleo', 'bela']]] as const)('is the one taken back last of two, whichever is back first', (order) => {
  take('bela');
  take('cleo');
  obey();
  desk.session.hold(ids.cleo, true);
  obey();
  desk.session.hold(ids.bela, false);
  desk.session.hold(ids.cleo, false);
  desk.sent.length = 0;
  for (const who of order) desk.hear({ type: 'held', callId: ids[who], on: false, at: desk.now() });
  obey();
  expect(states()).toBe('held,talking');
});

it('is the dialled call when the other was put on hold by hand', () => {
  dialAnna();
  take('bela');
  desk.session.hold(ids.bela, true);
  talks('anna');
  obey();
  expect(states()).toBe('talking,held');
});

it('is the dialled call when the other is over by then', () => {
  dialAnna();
  take('bela');
  desk.hear({ type: 'ended', callId: ids.bela, cause: 'hung-up-there', at: desk.now() });
  desk.sent.length = 0;
  talks('anna');
  expect([desk.sent, states()]).toEqual([[{ type: 'mute', callId: anna, on: false }], 'talking']);
});

it('is the caller whom the agent took back while a colleague was being called, and the colleague waits', () => {
  take('bela');
  desk.session.transfers.consult(ids.bela, '1002', undefined);
  obey();
  desk.session.hold(ids.bela, false);
  obey();
  anna = desk.state().calls[1]?.callId ?? '';
  talks('anna');
  obey();
  expect(states()).toBe('talking,held');
  desk.session.transfers.ask({ type: 'swap', callId: ids.bela });
  obey();
  expect(states()).toBe('held,talking');
});

it('are both calls of a conference, and not a third that is answered meanwhile', () => {
  take('bela');
  take('cleo');
  obey();
  dialAnna();
  obey();
  desk.session.conferences.ask({ type: 'join', callId: ids.bela, otherId: ids.cleo });
  obey();
  expect(states()).toBe('talking,talking,dialling');
  talks('anna');
  obey();
  expect(states()).toBe('talking,talking,held');
  desk.session.conferences.ask({ type: 'split', callId: ids.bela });
  obey();
  expect(states()).toBe('talking,held,held');
});
