import { afterEach, beforeEach, expect, it } from 'vitest';
import { type SessionUnderTest, startSession } from './testing/session-under-test';

let desk: SessionUnderTest;
beforeEach(() => {
  desk = startSession({
    presence: { driver: 'message', target: 'agent', hint: '{queue}-pause-{user}' },
    directory: [
      { name: 'Second line', number: '1002', hint: '1002' },
      { name: 'Billing', number: '1003' },
    ],
    calls: { voicemail: { number: '*97' } },
  });
  desk.becomeReady();
});
afterEach(() => desk.end());

const hint = (target: string, on: boolean) => desk.hear({ type: 'hint', target, on, at: desk.now() });

it('lamps show who is in a call, as long as the PBX says so, and are no business of the queues', () => {
  expect(desk.sent.flatMap((command) => (command.type === 'watch-hint' ? [command.target] : []))).toEqual(['support-pause-1001', '1002']);
  hint('1002', true);
  expect(desk.state().lamps).toEqual({ '1002': true });
  expect(desk.state().agent.confirmed).toBe('unknown');
  hint('support-pause-1001', false);
  expect([desk.state().lamps, desk.state().agent.confirmed]).toEqual([{ '1002': true }, 'available']);
  desk.hear({ type: 'hint-lost', target: '1002', at: desk.now() });
  expect(desk.state().lamps).toEqual({});
});

it('the voicemail shows what the PBX says is in it, and its number when it says nothing', () => {
  expect(desk.sent).toContainEqual({ type: 'watch-mailbox', mailbox: '1001' });
  expect(desk.state().voicemail).toEqual({ number: '*97' });
  desk.hear({ type: 'mailbox', summary: { isWaiting: true, newCount: 2 } });
  expect(desk.state().voicemail).toEqual({ number: '*97', summary: { isWaiting: true, newCount: 2 } });
  desk.hear({ type: 'mailbox-lost' });
  expect(desk.state().voicemail).toEqual({ number: '*97' });
});
