import type { AgentLeg, LegListener } from './agent-leg';

const forbidden = 403;

/** A call from one agent to another: whatever one leg says goes to the other, sound flows between the phones themselves. */
export function bridgeAgents(caller: AgentLeg, callee: AgentLeg, onFree: () => void): void {
  const bridge = (self: AgentLeg, other: AgentLeg): Omit<LegListener, 'onRinging' | 'onAnswered' | 'onRefused'> => ({
    onOffer: (sdp, _isHold, respond) => other.reoffer(sdp, respond),
    onDigits: () => undefined,
    // only callers are handed over: two phones cannot be told to take each other's sound without a new offer from both
    onRefer: (request) => self.dialog.answer(request, forbidden),
    onHungUp: () => {
      other.hangUp();
      onFree();
    },
  });
  const unexpected = { onRinging: () => undefined, onAnswered: () => undefined, onRefused: () => undefined };
  caller.listen({ ...bridge(caller, callee), ...unexpected });
  callee.listen({
    ...bridge(callee, caller),
    onRinging: () => undefined, // the caller hears ringing since it dialled
    onAnswered: (sdp) => caller.accept(sdp),
    onRefused: (status) => {
      caller.refuse(status);
      onFree();
    },
  });
}
