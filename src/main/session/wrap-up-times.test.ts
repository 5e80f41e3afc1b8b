import { expect, it } from 'vitest';
import type { AgentState } from '../../core/agent/agent-state';
import { createWrapUpTimes } from './wrap-up-times';

const first = '11111111-1111-4111-8111-111111111111';
const second = '22222222-2222-4222-8222-222222222222';
const ready: AgentState = { kind: 'ready', since: 0 };
const onCall: AgentState = { kind: 'on-call', since: 0, callId: second };
const wrapUp = (callId: string): AgentState => ({ kind: 'wrap-up', since: 0, callId, extensionsLeft: 0, extensionMs: 0 });

it('adds the stretches of one form and leaves out the call between them', () => {
  const times = createWrapUpTimes();
  times.follow(wrapUp(first), 1000);
  times.follow(onCall, 3000);
  times.follow(wrapUp(first), 60_000);
  expect(times.spentMs(first, 61_000)).toBe(3000);
  times.follow(ready, 61_000);
  times.forget(first);
  expect(times.spentMs(first, 62_000)).toBe(0);
});

it('keeps two forms apart, the one that ran out after the other has begun too', () => {
  const times = createWrapUpTimes();
  times.follow(wrapUp(second), 0);
  times.follow(wrapUp(first), 5000);
  expect(times.spentMs(second, 5000)).toBe(5000);
  times.follow(ready, 9000);
  expect(times.spentMs(first, 9000)).toBe(4000);
});

it('counts nothing for a form of an earlier run, and nothing below zero', () => {
  const times = createWrapUpTimes();
  expect(times.spentMs(first, 1000)).toBe(0);
  times.follow(wrapUp(first), 2000);
  expect(times.spentMs(first, 1000)).toBe(0);
});
