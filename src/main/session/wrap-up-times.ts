import type { AgentState } from '../../core/agent/agent-state';

/** How long the agent has worked on each form after its call, over all stretches; a call in between does not count. */
export interface WrapUpTimes {
  /** The agent's state changed at `now` (wall clock, ms). */
  follow(state: AgentState, now: number): void;
  /** Ms so far; 0 for a form that was never wrapped up in this run. */
  spentMs(callId: string, now: number): number;
  /** The form is on record. */
  forget(callId: string): void;
}

export function createWrapUpTimes(): WrapUpTimes {
  const earlierMs = new Map<string, number>();
  let current: { callId: string; since: number } | undefined;

  function spentMs(callId: string, now: number): number {
    const nowMs = current?.callId === callId ? Math.max(0, now - current.since) : 0;
    return (earlierMs.get(callId) ?? 0) + nowMs;
  }

  return {
    follow(state, now) {
      const callId = state.kind === 'wrap-up' ? state.callId : undefined;
      if (callId === current?.callId) return;
      if (current) earlierMs.set(current.callId, spentMs(current.callId, now));
      current = callId === undefined ? undefined : { callId, since: now };
    },
    spentMs,
    forget: (callId) => void earlierMs.delete(callId),
  };
}
