import { beforeEach, expect, it } from 'vitest';
import type { PhoneCommand } from '../../core/phone/phone-command';
import { presenceByFeatureCode } from './by-feature-code';
import { presenceByMessage } from './by-message';
import { presenceByUnregistering } from './by-unregistering';
import type { Confirmation, QueuePresencePort } from './queue-presence';

const hints = ['support-pause-1001', 'sales-pause-1001'] as const;

let sent: PhoneCommand[];
let confirmations: Confirmation[];
let timers: Set<() => void>;
let ids: number;

const port: QueuePresencePort = {
  send: (command) => sent.push(command),
  onConfirmation: (confirmation) => confirmations.push(confirmation),
  newId: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
  after: (_delayMs, callback) => {
    timers.add(callback);
    return () => timers.delete(callback);
  },
};
const firstId = '00000000-0000-4000-8000-000000000001';

beforeEach(() => {
  sent = [];
  confirmations = [];
  timers = new Set();
  ids = 0;
});

it('shows paused only when every queue has paused the agent', () => {
  const presence = presenceByMessage(port, 'agent', hints);
  presence.ask({ isAvailable: false, reasonId: 'lunch' });
  expect(sent).toEqual([
    { type: 'watch-hint', target: hints[0] },
    { type: 'watch-hint', target: hints[1] },
    { type: 'send-message', requestId: firstId, target: 'agent', body: 'pause lunch' },
  ]);
  presence.handle({ type: 'message-settled', requestId: firstId, status: 202 });
  expect(confirmations).toEqual([]);
  presence.handle({ type: 'hint', target: hints[0], on: true, at: 1 });
  presence.handle({ type: 'hint', target: hints[1], on: true, at: 1 });
  expect(confirmations).toEqual([{ confirmed: 'unknown' }, { confirmed: 'paused' }]);
  expect(timers.size).toBe(0);
});

it('shows paused as soon as one queue has taken the agent out by itself', () => {
  const presence = presenceByMessage(port, 'agent', hints);
  presence.ask({ isAvailable: true });
  for (const hint of hints) presence.handle({ type: 'hint', target: hint, on: false, at: 1 });
  presence.handle({ type: 'hint', target: hints[0], on: true, at: 2 });
  expect(confirmations).toEqual([{ confirmed: 'unknown' }, { confirmed: 'available' }, { confirmed: 'paused' }]);
});

it('says when the PBX refuses or stays silent', () => {
  const presence = presenceByMessage(port, 'agent', hints);
  presence.ask({ isAvailable: true });
  presence.handle({ type: 'message-settled', requestId: firstId, status: 404 });
  expect(confirmations).toEqual([{ confirmed: 'unknown', problem: 'refused' }]);
  presence.ask({ isAvailable: true });
  for (const timeout of timers) timeout();
  expect(confirmations.at(-1)).toEqual({ confirmed: 'unknown', problem: 'no-answer' });
});

it('knows nothing of the queues while the line is lost', () => {
  const presence = presenceByMessage(port, 'agent', ['h']);
  presence.ask({ isAvailable: true });
  presence.handle({ type: 'hint', target: 'h', on: false, at: 1 });
  presence.handle({ type: 'line', line: { kind: 'down', since: 1, problem: 'unreachable' } });
  expect(confirmations).toEqual([{ confirmed: 'available' }, { confirmed: 'unknown' }]);
});

it('takes the answer to the MESSAGE where there is no hint to ask', () => {
  const presence = presenceByMessage(port, 'agent', []);
  presence.ask({ isAvailable: true });
  presence.handle({ type: 'message-settled', requestId: firstId, status: 202 });
  expect(confirmations).toEqual([{ confirmed: 'available' }]);
});

it('dials a feature code, takes being answered as the confirmation and keeps the call to itself', () => {
  const presence = presenceByFeatureCode(port, { pauseCode: '*46', readyCode: '*45' });
  presence.ask({ isAvailable: false, reasonId: 'lunch' });
  expect(sent).toEqual([{ type: 'dial', callId: firstId, target: '*46', isForPbx: true }]);
  expect(presence.handle({ type: 'talking', callId: firstId, at: 1 })).toBe(true);
  expect(presence.handle({ type: 'ended', callId: firstId, cause: 'hung-up-here', at: 2 })).toBe(true);
  expect(confirmations).toEqual([{ confirmed: 'unknown' }, { confirmed: 'paused' }]);
  expect(timers.size).toBe(0);
});

it('knows a refused feature code, and leaves other calls alone', () => {
  const presence = presenceByFeatureCode(port, { pauseCode: '*46', readyCode: '*45' });
  presence.ask({ isAvailable: true });
  expect(presence.handle({ type: 'talking', callId: '00000000-0000-4000-8000-00000000000f', at: 1 })).toBe(false);
  presence.handle({ type: 'ended', callId: firstId, cause: 'unknown-number', at: 2 });
  expect(confirmations.at(-1)).toEqual({ confirmed: 'unknown', problem: 'refused' });
});

it('unregisters while not ready', () => {
  const presence = presenceByUnregistering(port);
  presence.ask({ isAvailable: false, reasonId: 'lunch' });
  presence.handle({ type: 'line', line: { kind: 'off' } });
  expect(sent).toEqual([{ type: 'set-registered', registered: false }]);
  expect(confirmations).toEqual([{ confirmed: 'paused' }]);
});
