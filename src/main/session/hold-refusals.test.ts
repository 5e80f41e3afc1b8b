import { afterEach, beforeEach, expect, it } from 'vitest';
import { type SessionUnderTest, startSession } from './testing/session-under-test';

let desk: SessionUnderTest;
let callId: string;
beforeEach(() => {
  desk = startSession({});
  desk.becomeReady();
  callId = desk.dial('06 30 123 4567');
  desk.hear({ type: 'talking', callId, at: desk.now() });
});
afterEach(() => desk.end());

const hold = (on: boolean, isRefused?: true) => desk.hear({ type: 'held', callId, on, ...(isRefused && { isRefused }), at: desk.now() });
const notices = () => desk.state().notices.map(({ kind, severity }) => [kind, severity]);
const cues = () => desk.sent.flatMap((command) => (command.type === 'play-cue' ? [command.cue] : []));

it('who is heard although Hold was pressed is told, until the hold succeeds', () => {
  hold(false, true);
  expect(notices()).toEqual([['hold-refused', 'error']]);
  expect(desk.state().calls).toMatchObject([{ state: 'talking' }]);
  hold(true);
  expect(notices()).toEqual([]);
});

it('who is not heard although the call was taken back is told, by ear too, until the call is over', () => {
  hold(true);
  hold(true, true);
  expect([notices(), cues()]).toEqual([[['resume-refused', 'error']], ['held-call']]);
  desk.hear({ type: 'ended', callId, cause: 'hung-up-there', at: desk.now() });
  expect(notices()).toEqual([]);
});

it('nothing of it is left when the voice process is gone', () => {
  hold(false, true);
  desk.session.loseVoice();
  expect(notices()).not.toContainEqual(['hold-refused', 'error']);
});
