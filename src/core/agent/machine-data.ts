import type { AgentCall } from './agent-calls';
import type { AgentEffect, QueueAvailability } from './agent-effect';
import type { NotReadyRequest } from './agent-event';
import type { AgentState, StateAuthor } from './agent-state';
import type { OwedWrapUp } from './owed-wrap-up';

/** What the agent does when there is no call and no after-call work. */
export type Rest = { readonly kind: 'ready' } | ({ readonly kind: 'not-ready'; readonly author: StateAuthor } & NotReadyRequest);

/** The agent's state with all it is computed from; see `transition` for how. */
export interface AgentMachine {
  readonly state: AgentState;
  /** "After this call": takes effect when calls and wrap-up are over. */
  readonly pending?: NotReadyRequest | undefined;
  readonly rest: Rest;
  readonly calls: readonly AgentCall[];
  /** The latest call's first; in wrap-up, the first is the one being done. */
  readonly wrapUps: readonly OwedWrapUp[];
  readonly isLineUp: boolean;
  /** Why callers would not be served although the line is up: the reason shown instead of Ready. */
  readonly hindrance?: string | undefined;
  /** What the queues were last told over this line; absent when nothing. */
  readonly told?: QueueAvailability | undefined;
  /** Wall clock (ms) of the last event. */
  readonly seenAt: number;
}

export interface AgentStep {
  readonly machine: AgentMachine;
  readonly effects: readonly AgentEffect[];
}
