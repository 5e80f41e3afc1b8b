import { unreachable } from '../result';
import { decisiveCall } from './agent-calls';
import { type AgentEffect, type QueueAvailability, systemReasons } from './agent-effect';
import type { AgentEvent } from './agent-event';
import type { AgentState, StateAuthor } from './agent-state';
import type { AgentMachine, AgentStep, Rest } from './machine-data';
import { isSpent, wrapUpState } from './owed-wrap-up';

/** Computes the state from all the rest of the machine and says what follows from its change. The only writer of `state`. */
export function settle(before: AgentMachine, event: AgentEvent, now: number): AgentStep {
  const { machine, effects: saved } = dropFinished(before);
  const state = stateOf(machine, now);
  const availability = availabilityIn(state);
  const isNews = machine.isLineUp && availability !== undefined && !isSameAvailability(availability, machine.told);
  const rest = restLeft(machine, state, now);

  const effects: AgentEffect[] = [...saved];
  if (!isSameState(state, machine.state)) effects.push({ type: 'record-state', state, author: authorOf(state, event) });
  if (isNews) effects.push({ type: 'tell-queues', availability });
  return { machine: { ...machine, rest, state, ...(isNews ? { told: availability } : {}) }, effects };
}

/** Without calls, wrap-up that has run out is over; without either, what was pending takes effect. */
function dropFinished(machine: AgentMachine): AgentStep {
  if (machine.calls.length > 0) return { machine, effects: [] };
  const firstOpen = machine.wrapUps.findIndex((wrapUp) => !isSpent(wrapUp));
  const over = firstOpen < 0 ? machine.wrapUps : machine.wrapUps.slice(0, firstOpen);
  const wrapUps = machine.wrapUps.slice(over.length);
  const effects = over.filter((wrapUp) => wrapUp.hasForm).map(({ callId }) => ({ type: 'save-unfinished-form', callId }) as const);
  if (wrapUps.length > 0 || machine.pending === undefined) return { machine: { ...machine, wrapUps }, effects };

  const { pending, ...others } = machine;
  const isThere = others.rest.kind === 'not-ready' && others.rest.reasonId === pending.reasonId;
  const rest: Rest = isThere ? others.rest : { kind: 'not-ready', author: 'agent', ...pending };
  return { machine: { ...others, rest, wrapUps }, effects };
}

function stateOf(machine: AgentMachine, now: number): AgentState {
  const { state: before, rest } = machine;
  const sinceIf = (isSame: boolean) => (isSame ? before.since : now);

  const call = decisiveCall(machine.calls);
  if (call !== undefined) {
    const { callId, phase } = call;
    switch (phase) {
      case 'offered':
        return { kind: 'ringing', since: sinceIf(before.kind === 'ringing' && before.callId === callId), callId };
      case 'active':
        return { kind: 'on-call', since: sinceIf(before.kind === 'on-call'), callId };
      case 'held':
        return { kind: 'hold', since: sinceIf(before.kind === 'hold'), callId };
      default:
        return unreachable(phase);
    }
  }
  const [wrapUp] = machine.wrapUps;
  if (wrapUp !== undefined) {
    return wrapUpState(wrapUp, sinceIf(before.kind === 'wrap-up' && before.callId === wrapUp.callId), now);
  }
  const hindrance = machine.isLineUp ? machine.hindrance : systemReasons.lineLost;
  if (rest.kind === 'ready' && hindrance === undefined) return { kind: 'ready', since: sinceIf(before.kind === 'ready') };
  const { reasonId, author, limitMs }: Extract<Rest, { kind: 'not-ready' }> =
    rest.kind === 'ready' ? { kind: 'not-ready', reasonId: hindrance ?? systemReasons.lineLost, author: 'system' } : rest;
  const since = sinceIf(before.kind === 'not-ready' && before.reasonId === reasonId);
  return { kind: 'not-ready', since, reasonId, author, ...(limitMs === undefined ? {} : { limitMs }) };
}

/** A stretch that a call interrupts keeps what is left of its allowed length. */
function restLeft({ rest, state: before }: AgentMachine, state: AgentState, now: number): Rest {
  const isInterrupted = before.kind === 'not-ready' && state.kind !== 'not-ready';
  if (!isInterrupted || rest.kind === 'ready' || rest.limitMs === undefined) return rest;
  return { ...rest, limitMs: Math.max(0, rest.limitMs - (now - before.since)) };
}

/** What the queues are to do in this state; undefined where they see for themselves that the agent is in use. */
function availabilityIn(state: AgentState): QueueAvailability | undefined {
  switch (state.kind) {
    case 'ready':
      return { isAvailable: true };
    case 'not-ready':
      return { isAvailable: false, reasonId: state.reasonId };
    case 'wrap-up':
      return { isAvailable: false, reasonId: systemReasons.wrapUp };
    case 'ringing':
    case 'on-call':
    case 'hold':
      return undefined;
    default:
      return unreachable(state);
  }
}

function isSameAvailability(one: QueueAvailability, other: QueueAvailability | undefined): boolean {
  if (other === undefined) return false;
  return one.isAvailable ? other.isAvailable : !other.isAvailable && one.reasonId === other.reasonId;
}

function isSameState(one: AgentState, other: AgentState): boolean {
  const ones = Object.entries(one);
  const others = new Map<string, unknown>(Object.entries(other));
  return ones.length === others.size && ones.every(([key, value]) => others.get(key) === value);
}

/** Who caused the state: for not-ready whoever set the reason, otherwise whoever caused the event. */
function authorOf(state: AgentState, event: AgentEvent): StateAuthor {
  if (state.kind === 'not-ready') return state.author;
  switch (event.type) {
    case 'ask-ready':
    case 'ask-not-ready':
    case 'ask-after-call':
    case 'call-dialled':
    case 'call-answered':
    case 'call-held':
    case 'call-resumed':
    case 'offer-rejected':
    case 'form-finished':
    case 'wrap-up-extended':
      return 'agent';
    case 'line-lost':
    case 'line-restored':
    case 'microphone-lost':
    case 'hindrance':
    case 'call-offered':
    case 'call-ended':
    case 'offer-cancelled':
      return 'system';
    case 'ring-unanswered':
    case 'clock':
      return 'rule';
    default:
      return unreachable(event);
  }
}
