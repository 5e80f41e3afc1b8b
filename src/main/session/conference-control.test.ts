import { afterEach, beforeEach, expect, it } from 'vitest';
import { type SessionUnderTest, startSession } from './testing/session-under-test';

const anna = '11111111-1111-4111-8111-111111111111';
const bela = '11111111-1111-4111-8111-111111111112';
const third = '11111111-1111-4111-8111-111111111113';

let desk: SessionUnderTest;

/** A caller who is talked to. */
function talk(callId: string): void {
  const at = desk.now();
  const identity = { number: '+36301234567', isWithheld: false, reference: callId.slice(-2) };
  desk.hear({ type: 'incoming', callId, identity, at }, { type: 'talking', callId, at });
}
const held = (callId: string, on: boolean) => desk.hear({ type: 'held', callId, on, at: desk.now() });
const together = (on: boolean) => {
  for (const callId of [anna, bela]) desk.hear({ type: 'together', callId, on, at: desk.now() });
};
/** What the phone has been asked since the last look. */
function asked(): unknown[] {
  return desk.sent.splice(0).filter(({ type }) => ['hold', 'mute', 'set-conference', 'hang-up'].includes(type));
}

beforeEach(() => {
  desk = startSession({ recovery: { rejoinPrefix: '*90' } });
  desk.becomeReady();
  talk(anna);
  held(anna, true);
  talk(bela);
  desk.sent.length = 0;
  desk.session.conferences.ask({ type: 'join', callId: anna, otherId: bela });
});
afterEach(() => desk.end());

it('two callers are joined, and the record of each says for how long', () => {
  expect(asked()).toEqual([
    { type: 'set-conference', callIds: [anna, bela] },
    { type: 'hold', callId: anna, on: false },
    { type: 'hold', callId: bela, on: false },
  ]);
  held(anna, false);
  together(true);
  desk.pass(5000);
  together(false);
  desk.hear({ type: 'ended', callId: anna, cause: 'hung-up-there', at: desk.now() });
  const [left] = desk.state().calls;
  expect([left?.callId, left && 'conference' in left]).toEqual([bela, false]);
  desk.hear({ type: 'ended', callId: bela, cause: 'hung-up-here', at: desk.now() });
  const facts = desk.database.prepare("SELECT payload FROM facts WHERE type = 'call' ORDER BY sequence").all() as { payload: string }[];
  expect(facts.map(({ payload }) => JSON.parse(payload) as unknown)).toMatchObject([
    { callId: anna, conferences: [{ callId: bela, togetherMs: 5000 }] },
    { callId: bela, conferences: [{ callId: anna, togetherMs: 5000 }] },
  ]);
});

it('hold and mute are of both, and a third caller who is answered has both held', () => {
  held(anna, false);
  together(true);
  asked();
  desk.session.mute(anna, true);
  desk.session.hold(bela, true);
  expect(asked()).toEqual([
    { type: 'mute', callId: anna, on: true },
    { type: 'mute', callId: bela, on: true },
    { type: 'hold', callId: bela, on: true },
    { type: 'hold', callId: anna, on: true },
  ]);
  held(anna, true);
  held(bela, true);
  desk.session.hold(anna, false);
  expect(asked()).toEqual([
    { type: 'hold', callId: anna, on: false },
    { type: 'hold', callId: bela, on: false },
  ]);
  held(anna, false);
  held(bela, false);
  const identity = { number: '+36301234568', isWithheld: false };
  desk.hear({ type: 'incoming', callId: third, identity, at: desk.now() }, { type: 'answering', callId: third, at: desk.now() });
  expect(asked()).toEqual([
    { type: 'hold', callId: anna, on: true },
    { type: 'hold', callId: bela, on: true },
  ]);
});

it('a new voice process is told of it, and until it mixes again nobody is said to hear the other', () => {
  held(anna, false);
  together(true);
  desk.session.loseVoice();
  asked();
  desk.hear({ type: 'started' });
  expect(asked()).toEqual([{ type: 'set-conference', callIds: [anna, bela] }]);
  expect(desk.state().calls).toMatchObject([{ conference: { otherId: bela } }, { conference: { otherId: anna } }]);
  expect(JSON.stringify(desk.state().calls)).not.toContain('togetherSince');
});
