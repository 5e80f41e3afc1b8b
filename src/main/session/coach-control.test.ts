import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CoachNews } from '../../core/calls/coach';
import { type SessionUnderTest, startSession } from './testing/session-under-test';

const callId = '11111111-1111-4111-8111-111111111111';
const secondId = '11111111-1111-4111-8111-111111111112';
let desk: SessionUnderTest;

beforeEach(() => {
  desk = startSession({ recovery: { rejoinPrefix: '*90' } });
  desk.becomeReady();
});
afterEach(() => desk.end());

const say = (mode: CoachNews['mode'], name?: string) =>
  desk.hear({ type: 'coach', news: { mode, ...(name !== undefined && { name }) }, at: desk.now() });
const end = (id: string) => desk.hear({ type: 'ended', callId: id, cause: 'hung-up-there', at: desk.now() });
const cues = () => desk.sent.flatMap((command) => (command.type === 'play-cue' ? [command.cue] : []));

function talk(id: string): void {
  const identity = { number: '+36301234567', isWithheld: false, reference: `17.${id.at(-1)}` };
  desk.hear({ type: 'incoming', callId: id, identity, at: desk.now() }, { type: 'talking', callId: id, at: desk.now() });
}

it('a coach is shown while there is a call, and heard to come', () => {
  say('listening', 'Anna Lead');
  expect([desk.state().coach, cues()]).toEqual([null, []]);
  talk(callId);
  say('listening', 'Anna Lead');
  say('listening', 'Anna Lead');
  expect([desk.state().coach, cues()]).toEqual([{ mode: 'listening', name: 'Anna Lead', since: desk.now() }, ['coach-joined']]);
  desk.pass(1000);
  say('joined', 'Anna Lead');
  expect(desk.state().coach).toEqual({ mode: 'joined', name: 'Anna Lead', since: desk.now() });
  say('left');
  expect([desk.state().coach, cues()]).toEqual([null, ['coach-joined']]);
});

it('a coach is gone with the last call, and not before', () => {
  talk(callId);
  talk(secondId);
  say('whispering');
  end(callId);
  expect(desk.state().coach).toEqual({ mode: 'whispering', since: desk.now() });
  end(secondId);
  expect(desk.state().coach).toBe(null);
});

it('a voice process that dies takes no coach with it while its call is brought back', () => {
  talk(callId);
  say('joined', 'Anna Lead');
  const before = desk.state().coach;
  desk.session.loseVoice();
  desk.becomeReady();
  desk.hear({ type: 'talking', callId, at: desk.now() });
  expect(desk.state().coach).toBe(before);
  say('left'); // the PBX, when it has ended the channel of the old process
  expect(desk.state().coach).toBe(null);
});

it('with a voice process whose call is over a coach is gone too', () => {
  desk.hear({ type: 'incoming', callId, identity: { isWithheld: true }, at: desk.now() }, { type: 'talking', callId, at: desk.now() });
  say('joined', 'Anna Lead');
  desk.session.loseVoice();
  expect([desk.state().calls, desk.state().coach]).toEqual([[], null]);
});
