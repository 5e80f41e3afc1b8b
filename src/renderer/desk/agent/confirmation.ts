import type { AgentView } from '../../../contract/ipc/desk-state';

/** What can be said of the PBX's side: its word, or why there is none. */
export type Confirmation = AgentView['confirmed'] | NonNullable<AgentView['confirmationProblem']>;

export interface ConfirmationView {
  readonly word: Confirmation;
  /** The PBX does what the agent's state asks for. */
  readonly isAsAsked: boolean;
  /** During a call the queues hold back anyway, so that only a problem is worth the words. */
  readonly isWorthSaying: boolean;
}

/** Compares what the PBX said with what the state asks: Ready wants the queues to ring, all else that they do not. */
export function readConfirmation({ state, confirmed, confirmationProblem }: AgentView): ConfirmationView {
  if (confirmationProblem) return { word: confirmationProblem, isAsAsked: false, isWorthSaying: true };
  // while a call is on, it is the PBX's own affair whether its queues wait or pass on
  const isBusy = state.kind === 'ringing' || state.kind === 'on-call' || state.kind === 'hold';
  const wanted = state.kind === 'ready' ? 'available' : 'paused';
  return {
    word: confirmed,
    isAsAsked: confirmed === wanted || (isBusy && confirmed !== 'unknown'),
    isWorthSaying: !isBusy || confirmed === 'unknown',
  };
}
