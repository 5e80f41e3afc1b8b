import type { AgentEffect } from '../../core/agent/agent-effect';
import type { AgentEvent, NotReadyRequest } from '../../core/agent/agent-event';
import { type AgentMachine, nextDeadline, startAgent, transition } from '../../core/agent/agent-machine';
import type { AgentState } from '../../core/agent/agent-state';
import type { NotReadyReason } from '../../core/policy/configuration';
import type { SessionClock } from './session-clock';

/** The one writer of the agent's state: applies events, wakes at the next deadline and hands the effects on. */
export interface AgentControl {
  apply(event: AgentEvent): void;
  state(): AgentState;
  pendingReasonId(): string | undefined;
  dispose(): void;
}

export interface AgentControlListener {
  onEffect(effect: AgentEffect): void;
  /** State or pending reason changed; comes before the effects. */
  onChange(): void;
}

export function createAgentControl(clock: SessionClock, listener: AgentControlListener): AgentControl {
  let machine: AgentMachine = startAgent(clock.now());
  let cancelWake: (() => void) | undefined;

  function wakeAtDeadline(): void {
    cancelWake?.();
    const deadline = nextDeadline(machine);
    cancelWake = deadline === undefined ? undefined : clock.after(deadline - clock.now(), () => apply({ type: 'clock' }));
  }

  function apply(event: AgentEvent): void {
    const before = machine;
    const step = transition(machine, event, clock.now());
    machine = step.machine;
    wakeAtDeadline();
    if (before.state !== machine.state || before.pending !== machine.pending) listener.onChange();
    for (const effect of step.effects) listener.onEffect(effect);
  }

  return {
    apply,
    state: () => machine.state,
    pendingReasonId: () => machine.pending?.reasonId,
    dispose: () => cancelWake?.(),
  };
}

/** The reason as the machine takes it, with its allowed length. */
export function notReadyRequest(reasonId: string, reasons: readonly NotReadyReason[]): NotReadyRequest {
  const limitS = reasons.find((reason) => reason.id === reasonId)?.limitS;
  return limitS === undefined ? { reasonId } : { reasonId, limitMs: limitS * 1000 };
}
