import { unreachable } from '../result';
import { addCall, movePhase, phaseOf, removeCall } from './agent-calls';
import { systemReasons } from './agent-effect';
import type { AgentEvent, NotReadyRequest } from './agent-event';
import type { AgentMachine, AgentStep } from './machine-data';
import { extend, oweWrapUp } from './owed-wrap-up';

const withoutMicrophone = { kind: 'not-ready', reasonId: systemReasons.noMicrophone, author: 'system' } as const;

/** What an event changes in everything the state is computed from; the state itself follows in `settle`. */
export function applyEvent(machine: AgentMachine, event: AgentEvent): AgentStep {
  const { calls } = machine;
  switch (event.type) {
    case 'ask-ready':
      return only({ ...leaveFormlessWrapUp(machine), pending: undefined, rest: { kind: 'ready' } });
    case 'ask-not-ready':
      return only({ ...leaveFormlessWrapUp(machine), pending: event.reason });
    case 'ask-after-call':
      return only({ ...machine, pending: event.reason ?? undefined });
    case 'line-lost':
      return only({ ...machine, isLineUp: false, told: undefined });
    case 'line-restored':
      return only({ ...machine, isLineUp: true, ...(event.isElsewhere && { told: undefined }) });
    case 'microphone-lost':
      return only(machine.rest.kind === 'ready' ? { ...machine, rest: withoutMicrophone } : machine);
    case 'hindrance':
      return only({ ...machine, hindrance: event.reasonId });
    case 'call-offered':
      return only({ ...machine, calls: addCall(calls, { callId: event.callId, phase: 'offered' }) });
    case 'call-dialled':
      return only({ ...machine, calls: addCall(calls, { callId: event.callId, phase: 'active' }) });
    case 'call-answered':
      return only({ ...machine, calls: movePhase(calls, event.callId, 'offered', 'active') });
    case 'call-held':
      return only({ ...machine, calls: movePhase(calls, event.callId, 'active', 'held') });
    case 'call-resumed':
      return only({ ...machine, calls: movePhase(calls, event.callId, 'held', 'active') });
    case 'call-ended':
      return only(endCall(machine, event));
    case 'offer-cancelled':
      return only(phaseOf(calls, event.callId) === 'offered' ? { ...machine, calls: removeCall(calls, event.callId) } : machine);
    case 'offer-rejected':
      return only(leaveRotation(machine, event.callId, systemReasons.rejected));
    case 'ring-unanswered': {
      const left = leaveRotation(machine, event.callId, systemReasons.rona);
      return { machine: left, effects: left.rest === machine.rest ? [] : [{ type: 'notice', kind: 'rona' }] };
    }
    case 'form-finished':
      return only({ ...machine, wrapUps: machine.wrapUps.filter((wrapUp) => wrapUp.callId !== event.callId) });
    case 'wrap-up-extended': {
      const [current, ...owed] = machine.wrapUps;
      return only(machine.state.kind === 'wrap-up' && current ? { ...machine, wrapUps: [extend(current), ...owed] } : machine);
    }
    case 'clock':
      return only(machine);
    default:
      return unreachable(event);
  }
}

function only(machine: AgentMachine): AgentStep {
  return { machine, effects: [] };
}

/** Nothing can be lost by leaving a wrap-up that has no form, so asking for another state ends it. */
function leaveFormlessWrapUp(machine: AgentMachine): AgentMachine {
  const [current, ...owed] = machine.wrapUps;
  return machine.state.kind === 'wrap-up' && current?.hasForm === false ? { ...machine, wrapUps: owed } : machine;
}

function endCall(machine: AgentMachine, { callId, wasAnswered, wrapUp }: Extract<AgentEvent, { type: 'call-ended' }>): AgentMachine {
  if (phaseOf(machine.calls, callId) === undefined) return machine;
  const isOwed = wasAnswered && wrapUp !== undefined;
  return {
    ...machine,
    calls: removeCall(machine.calls, callId),
    wrapUps: isOwed ? [oweWrapUp(callId, wrapUp), ...machine.wrapUps] : machine.wrapUps,
  };
}

/** Drops an offer and, if the agent would otherwise be ready again, takes the agent out of rotation. */
function leaveRotation(machine: AgentMachine, callId: string, reasonId: NotReadyRequest['reasonId']): AgentMachine {
  if (phaseOf(machine.calls, callId) !== 'offered') return machine;
  const calls = removeCall(machine.calls, callId);
  const isElsewhere = calls.length > 0 || machine.wrapUps.length > 0 || machine.pending !== undefined || machine.rest.kind !== 'ready';
  return isElsewhere ? { ...machine, calls } : { ...machine, calls, rest: { kind: 'not-ready', reasonId, author: 'rule' } };
}
