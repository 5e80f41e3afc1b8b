import { nextTurn } from './dialogue-due';
import type { DialogueMachine } from './dialogue-state';

/** How a call that was answered came out, once it is over. */
export function outcomeOf(machine: DialogueMachine): 'completed' | 'left' | 'cut-off' | 'transferred' {
  const { state } = machine;
  if (state.kind === 'over' && state.by === 'transfer') return 'transferred';
  if (isSettled(machine)) return 'completed';
  return state.kind === 'over' && state.by === 'caller' ? 'left' : 'cut-off';
}

/** Whether the agent may hang up without cutting the caller off. */
function isSettled(machine: DialogueMachine): boolean {
  const { turns, settledBy } = machine.dialogue;
  const index = settledBy === undefined ? turns.length - 1 : turns.findIndex(({ lineId }) => lineId === settledBy);
  return (nextTurn(machine) ?? turns.length) > index;
}
