import type { WrapUpPolicy } from '../policy/configuration';

/** A reason for Not ready as it is asked for: `limitMs` is the allowed length of the stretch, absent for no limit. */
export interface NotReadyRequest {
  readonly reasonId: string;
  readonly limitMs?: number;
}

/** What a queue wants after an answered call. Without a form the agent may leave the wrap-up at any time. */
export interface WrapUpDue {
  readonly policy: WrapUpPolicy;
  readonly hasForm: boolean;
}

/**
 * Everything that may change the agent's state. Late, repeated and unknown events are harmless: an event of a call
 * that is not in the machine does nothing.
 */
export type AgentEvent =
  /** During a call or wrap-up: Ready afterwards. */
  | { readonly type: 'ask-ready' }
  /** During a call or wrap-up it becomes pending. */
  | { readonly type: 'ask-not-ready'; readonly reason: NotReadyRequest }
  /** "After this call"; null takes it back. With no call and no wrap-up it takes effect at once. */
  | { readonly type: 'ask-after-call'; readonly reason: NotReadyRequest | null }
  /** Not for a registration that was given up on purpose to leave the queues. */
  | { readonly type: 'line-lost' }
  /** Registered, for the first time or again; at another server, whose queues have not been told anything yet. */
  | { readonly type: 'line-restored'; readonly isElsewhere?: boolean }
  /** There is no microphone, or it may not be used: the next caller could not hear the agent. */
  | { readonly type: 'microphone-lost' }
  /** Something else keeps callers from the agent, or (absent) does not any more. */
  | { readonly type: 'hindrance'; readonly reasonId?: string }
  | { readonly type: 'call-offered'; readonly callId: string }
  | { readonly type: 'call-dialled'; readonly callId: string }
  | { readonly type: 'call-answered'; readonly callId: string }
  | { readonly type: 'call-held'; readonly callId: string }
  | { readonly type: 'call-resumed'; readonly callId: string }
  /** `wrapUp` absent: the call leaves nothing to do. */
  | { readonly type: 'call-ended'; readonly callId: string; readonly wasAnswered: boolean; readonly wrapUp?: WrapUpDue }
  /** RONA: our ring time ran out. */
  | { readonly type: 'ring-unanswered'; readonly callId: string }
  /** The caller gave up, or another agent answered. */
  | { readonly type: 'offer-cancelled'; readonly callId: string }
  | { readonly type: 'offer-rejected'; readonly callId: string }
  | { readonly type: 'form-finished'; readonly callId: string }
  | { readonly type: 'wrap-up-extended' }
  /** Time passed; due at `nextDeadline`. Harmless at any other time. */
  | { readonly type: 'clock' };
