/** A live call as far as the agent's state depends on it; a call being dialled is `active`. */
export interface AgentCall {
  readonly callId: string;
  readonly phase: 'offered' | 'active' | 'held';
}

/** The call's phase, or undefined when it is not (or no longer) live. */
export function phaseOf(calls: readonly AgentCall[], callId: string): AgentCall['phase'] | undefined {
  return calls.find((call) => call.callId === callId)?.phase;
}

/** Adds a call; one that is known already stays as it is. */
export function addCall(calls: readonly AgentCall[], call: AgentCall): readonly AgentCall[] {
  return phaseOf(calls, call.callId) === undefined ? [...calls, call] : calls;
}

export function removeCall(calls: readonly AgentCall[], callId: string): readonly AgentCall[] {
  return phaseOf(calls, callId) === undefined ? calls : calls.filter((call) => call.callId !== callId);
}

/** Moves a call from one phase to the next and to the end of the list, so that the last active call is the one in the foreground. */
export function movePhase(
  calls: readonly AgentCall[],
  callId: string,
  from: AgentCall['phase'],
  phase: AgentCall['phase'],
): readonly AgentCall[] {
  return phaseOf(calls, callId) === from ? [...removeCall(calls, callId), { callId, phase }] : calls;
}

/**
 * The call that decides the agent's state: the last active one; else, all being on hold, the last held; else the one
 * that has been ringing longest. A call that rings meanwhile (call waiting) never wins over one that is answered.
 */
export function decisiveCall(calls: readonly AgentCall[]): AgentCall | undefined {
  return (
    calls.findLast((call) => call.phase === 'active') ??
    calls.findLast((call) => call.phase === 'held') ??
    calls.find((call) => call.phase === 'offered')
  );
}
