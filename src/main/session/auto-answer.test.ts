import { afterEach, expect, it } from 'vitest';
import { type SessionUnderTest, startSession } from './testing/session-under-test';

const first = '11111111-1111-4111-8111-111111111111';
const second = '33333333-3333-4333-8333-333333333333';
const identity = { number: '+36301234567', isWithheld: false };

let desk: SessionUnderTest;
afterEach(() => desk.end());

function start(autoAnswer: string): void {
  desk = startSession({ calls: { autoAnswer } });
  desk.becomeReady();
}
const ring = (callId: string, asksForAnswer = false) => desk.hear({ type: 'incoming', callId, identity, asksForAnswer, at: desk.now() });
const answered = () => desk.sent.flatMap((command) => (command.type === 'answer' ? [command] : []));

it('a call answers itself where policy says so, is marked as such, and a second one only rings', () => {
  start('all');
  ring(first);
  expect(answered()).toEqual([{ type: 'answer', callId: first, isUnasked: true }]);
  desk.hear({ type: 'answering', callId: first, at: desk.now() }, { type: 'talking', callId: first, at: desk.now() });
  expect(desk.state().calls).toMatchObject([{ callId: first, state: 'talking', answersItself: true }]);
  ring(second, true);
  expect(answered()).toHaveLength(1);
  expect(desk.state().calls[1]).not.toHaveProperty('answersItself');
});

it('a call that the PBX marks answers itself, another does not', () => {
  start('marked');
  ring(first);
  expect(answered()).toEqual([]);
  desk.hear({ type: 'ended', callId: first, cause: 'answered-elsewhere', at: desk.now() });
  ring(second, true);
  expect(answered()).toMatchObject([{ callId: second }]);
});

it('nothing answers itself for who is not Ready', () => {
  start('all');
  desk.session.setNotReady('break');
  ring(first, true);
  expect(answered()).toEqual([]);
});
