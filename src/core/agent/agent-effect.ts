import type { AgentState, StateAuthor } from './agent-state';

/** What the queues are to do with this agent; `reasonId` is a reason's id, or one of `systemReasons`. */
export type QueueAvailability = { readonly isAvailable: true } | { readonly isAvailable: false; readonly reasonId: string };

/** What is to be done because the agent's state changed, in this order. */
export type AgentEffect =
  /** Only ever sent while the line is up; whatever could not be told is told when it returns. */
  | { readonly type: 'tell-queues'; readonly availability: QueueAvailability }
  /** A fact for the journal. */
  | { readonly type: 'record-state'; readonly state: AgentState; readonly author: StateAuthor }
  /** Wrap-up time ran out: what the form holds is saved as it is, and the agent is told so. */
  | { readonly type: 'save-unfinished-form'; readonly callId: string }
  /** `rona`: taken out of rotation because a call rang unanswered. `break-overrun`: the allowed length is used up. */
  | { readonly type: 'notice'; readonly kind: 'rona' | 'break-overrun' };

/** Reasons for Not ready that rules set and nobody can choose; `wrap-up` is a reason only towards the queues. */
export const systemReasons = {
  signedIn: 'signed-in',
  lineLost: 'line-lost',
  serverSilent: 'server-silent',
  noMicrophone: 'no-microphone',
  microphoneSilent: 'microphone-silent',
  rona: 'rona',
  rejected: 'rejected',
  wrapUp: 'wrap-up',
} as const;
