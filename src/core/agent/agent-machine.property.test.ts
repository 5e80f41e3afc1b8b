import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AgentEffect, QueueAvailability } from './agent-effect';
import type { AgentEvent } from './agent-event';
import { type AgentMachine, nextDeadline, startAgent, transition } from './agent-machine';
import { agentStateSchema } from './agent-state';

const callIds = ['8f2c7f0e-2f0b-4a39-9d8a-0d1c52b7f001', '8f2c7f0e-2f0b-4a39-9d8a-0d1c52b7f002', '8f2c7f0e-2f0b-4a39-9d8a-0d1c52b7f003'];
const callId = fc.constantFrom(...callIds);
const reason = fc.constantFrom({ reasonId: 'break', limitMs: 900_000 }, { reasonId: 'lunch', limitMs: 0 }, { reasonId: 'meeting' });
const policy = fc.constantFrom(
  { lengthS: 60, warnS: 10, extensionS: 30, maxExtensions: 2 },
  { lengthS: 5, warnS: 10, extensionS: 0, maxExtensions: 20 },
  { lengthS: 0, warnS: 0, extensionS: 30, maxExtensions: 2 },
  { warnS: 10, extensionS: 30, maxExtensions: 2 },
);
const wrapUp = fc.record({ policy, hasForm: fc.boolean() });

const event: fc.Arbitrary<AgentEvent> = fc.oneof(
  fc.constantFrom<AgentEvent>(
    { type: 'ask-ready' },
    { type: 'line-lost' },
    { type: 'line-restored' },
    { type: 'microphone-lost' },
    { type: 'hindrance', reasonId: 'microphone-silent' },
    { type: 'hindrance' },
    { type: 'wrap-up-extended' },
    { type: 'clock' },
    { type: 'ask-after-call', reason: null },
  ),
  reason.map((asked): AgentEvent => ({ type: 'ask-not-ready', reason: asked })),
  reason.map((asked): AgentEvent => ({ type: 'ask-after-call', reason: asked })),
  fc.record({
    type: fc.constantFrom(
      'call-offered',
      'call-dialled',
      'call-answered',
      'call-held',
      'call-resumed',
      'ring-unanswered',
      'offer-cancelled',
      'offer-rejected',
      'form-finished',
    ),
    callId,
  }),
  fc.record({ type: fc.constant('call-ended'), callId, wasAnswered: fc.boolean(), wrapUp }),
);

/** Mostly forward, at times not at all, after a sleep, or an hour back. */
const passedMs = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 20_000 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 36_000_000, -3_600_000) },
);
const history = fc.array(fc.tuple(passedMs, event), { maxLength: 60, size: 'max' });

interface Moment {
  now: number;
  event: AgentEvent;
  before: AgentMachine;
  after: AgentMachine;
  effects: readonly AgentEffect[];
}

/** Plays any history and holds each moment of it against the check. */
function holdsAlways(check: (moment: Moment) => void): void {
  fc.assert(
    fc.property(history, (steps) => {
      let now = 1_800_000_000_000;
      let before = startAgent(now);
      for (const [passed, next] of steps) {
        now += passed;
        const { machine: after, effects } = transition(before, next, now);
        check({ now, event: next, before, after, effects });
        before = after;
      }
    }),
    { numRuns: 400 },
  );
}

it('is always in the one state that its calls and owed work allow', () => {
  holdsAlways(({ after: { state, calls, wrapUps, pending } }) => {
    expect(agentStateSchema.safeParse(state).success).toBe(true);
    const phases = new Set(calls.map((call) => call.phase));
    if (phases.has('active')) expect(state.kind).toBe('on-call');
    else if (phases.has('held')) expect(state.kind).toBe('hold');
    else if (phases.has('offered')) expect(state.kind).toBe('ringing');
    else if (wrapUps.length > 0) expect(state).toMatchObject({ kind: 'wrap-up', callId: wrapUps[0]?.callId });
    else expect([state.kind === 'ready' || state.kind === 'not-ready', pending]).toEqual([true, undefined]);
    expect(new Set(calls.map((call) => call.callId)).size).toBe(calls.length);
  });
});

it('has no time in the future or the past where it does not belong', () => {
  holdsAlways(({ now, after }) => {
    const { state } = after;
    expect(state.since).toBeLessThanOrEqual(now);
    if (state.kind === 'not-ready') expect(state.limitMs ?? 0).toBeGreaterThanOrEqual(0);
    if (state.kind === 'wrap-up' && state.endsAt !== undefined) {
      expect(state.endsAt).toBeGreaterThan(now);
      expect(state.warnAt).toBeGreaterThanOrEqual(state.since);
      expect(state.warnAt).toBeLessThanOrEqual(state.endsAt);
    }
    expect(nextDeadline(after) ?? Number.POSITIVE_INFINITY).toBeGreaterThan(now);
  });
});

it('needs no more than a few clock events at their deadlines to come to rest', () => {
  holdsAlways(({ after }) => {
    let machine = after;
    for (let ticks = 0; ticks < 2 * after.wrapUps.length + 2; ticks++) {
      const deadline = nextDeadline(machine);
      if (deadline === undefined) break;
      machine = transition(machine, { type: 'clock' }, deadline).machine;
    }
    expect(nextDeadline(machine)).toBeUndefined();
  });
});

it('has told the queues what its state means whenever there is a line', () => {
  let queues: QueueAvailability | undefined;
  holdsAlways(({ before, after, effects }) => {
    if (before.seenAt === before.state.since && before.told === undefined && !before.isLineUp) queues = undefined;
    for (const effect of effects) if (effect.type === 'tell-queues') queues = effect.availability;
    if (!after.isLineUp) return;
    if (after.state.kind === 'ready') expect(queues).toEqual({ isAvailable: true });
    if (after.state.kind === 'not-ready') expect(queues).toEqual({ isAvailable: false, reasonId: after.state.reasonId });
    if (after.state.kind === 'wrap-up') expect(queues).toEqual({ isAvailable: false, reasonId: 'wrap-up' });
  });
});

it('tells the queues that it is available only on becoming ready, and nothing without a line', () => {
  holdsAlways(({ before, after, effects }) => {
    effects.forEach((effect, index) => {
      if (effect.type !== 'tell-queues') return;
      expect(before.isLineUp || after.isLineUp).toBe(true);
      const entered = effects.slice(0, index).findLast((earlier) => earlier.type === 'record-state')?.state ?? after.state;
      if (effect.availability.isAvailable) expect(entered.kind).toBe('ready');
      else expect(['not-ready', 'wrap-up']).toContain(entered.kind);
    });
  });
});

it('records each change of state, and nothing else', () => {
  holdsAlways(({ now, before, after, effects }) => {
    const recorded = effects.filter((effect) => effect.type === 'record-state');
    if (recorded.length > 0) expect(recorded.at(-1)?.state).toEqual(after.state);
    else if (now >= before.seenAt) expect(after.state).toEqual(before.state);
    else expect(after.state.kind).toBe(before.state.kind);
  });
});

it('saves the form of every call whose time ran out exactly once, and never one that was finished', () => {
  holdsAlways(({ event: happened, before, after, effects }) => {
    const owedBefore = new Set(before.wrapUps.filter((owed) => owed.hasForm).map((owed) => owed.callId));
    if (happened.type === 'call-ended' && happened.wasAnswered && happened.wrapUp?.hasForm) owedBefore.add(happened.callId);
    const saved = effects.filter((effect) => effect.type === 'save-unfinished-form').map((effect) => effect.callId);
    for (const id of saved) expect(owedBefore.has(id)).toBe(true);
    const owedAfter = after.wrapUps.filter((owed) => owed.hasForm).length;
    const finished = happened.type === 'form-finished' ? before.wrapUps.filter((owed) => owed.callId === happened.callId).length : 0;
    if (happened.type !== 'call-ended') {
      expect(owedAfter + saved.length).toBeGreaterThanOrEqual(before.wrapUps.filter((owed) => owed.hasForm).length - finished);
    }
  });
});

it('never leaves an agent ready who let a call ring', () => {
  holdsAlways(({ event: happened, before, after }) => {
    const rang = before.state.kind === 'ringing' && happened.type === 'ring-unanswered' && happened.callId === before.state.callId;
    if (rang) expect(after.state.kind).not.toBe('ready');
  });
});

it('never gives back Ready while the line is lost', () => {
  holdsAlways(({ after }) => {
    if (!after.isLineUp) expect(after.state.kind).not.toBe('ready');
  });
});
