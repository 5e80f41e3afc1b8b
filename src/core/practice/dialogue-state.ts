import type { ScriptProgress } from '../scripts/script';
import type { DialogueScript, ReactionId } from './dialogue-script';
import type { Manner } from './manner';

/** What happens in a practice call, as the caller notices it. */
export type DialogueEvent =
  /** The agent has answered and sound flows. */
  | { readonly type: 'connected' }
  | { readonly type: 'agent-speaks' }
  /** The agent has paused: how long was spoken, pauses left out, and how loud (RMS, dBFS). */
  | { readonly type: 'agent-pauses'; readonly spokenMs: number; readonly levelDb: number }
  /** A line is over, or could not be played. */
  | { readonly type: 'said'; readonly lineId: string }
  | { readonly type: 'held' }
  | { readonly type: 'resumed' }
  /** The agent has answered a step of the script, or gone back. */
  | { readonly type: 'script'; readonly progress: Pick<ScriptProgress, 'stepId' | 'path'> }
  | { readonly type: 'transferred' }
  | { readonly type: 'ended'; readonly by: 'agent' | 'caller' | 'exchange' }
  | { readonly type: 'clock' };

/** What is to be done for the caller. */
export type DialogueEffect =
  /** Never while a line is being said. */
  | { readonly type: 'say'; readonly lineId: string }
  /** Stop in mid-word. */
  | { readonly type: 'hush' }
  | { readonly type: 'hang-up' }
  /** Send `clock` at this time (at once, if it has passed); takes the place of what was asked for before. */
  | { readonly type: 'wake'; readonly at: number };

export type DialogueState =
  /** Ringing, or in the queue. */
  | { readonly kind: 'waiting' }
  /** The caller says something; with `reaction` it is not their turn's line. */
  | { readonly kind: 'speaking'; readonly lineId: string; readonly reaction?: ReactionId; readonly since: number }
  /** It is the agent's turn. `spokenMs` is what the agent has said so far, until `pausedAt`. */
  | { readonly kind: 'listening'; readonly since: number; readonly spokenMs: number; readonly pausedAt?: number }
  | { readonly kind: 'on-hold'; readonly since: number }
  | { readonly kind: 'over'; readonly by: 'agent' | 'caller' | 'exchange' | 'transfer' };

/** The caller's side of one call. */
export interface DialogueMachine {
  /** Complete: with the reactions of the mood. */
  readonly dialogue: DialogueScript;
  readonly manner: Manner;
  readonly state: DialogueState;
  /** The turn that comes next, or is being said; past the last one it is time for goodbye. */
  readonly turn: number;
  /** Whether the agent is heard at all; without a microphone a plain pause has to do. */
  readonly isHeard: boolean;
  /** Set while the agent speaks. */
  readonly agentSpeaksSince?: number | undefined;
  /** The caller was talked over and says so before the turn's line comes again. */
  readonly isOffended: boolean;
  /** Reactions to this turn's silence. */
  readonly nudges: number;
  readonly script?: Pick<ScriptProgress, 'stepId' | 'path'>;
  /** Lines that were hushed and whose `said` is still to come. */
  readonly hushed: readonly string[];
  readonly tally: DialogueTally;
  readonly seenAt: number;
  readonly wakeAt?: number;
}

/** What is noted for the result. */
export interface DialogueTally {
  readonly interruptions: number;
  readonly louder: number;
  /** The longest that both were silent, holds left out; 0 where the agent cannot be heard. */
  readonly longestSilenceMs: number;
}

export interface DialogueStep {
  readonly machine: DialogueMachine;
  readonly effects: readonly DialogueEffect[];
}

/** A caller who is about to be answered. `hasMicrophone: false`: the agent cannot be heard. */
export function startDialogue(dialogue: DialogueScript, manner: Manner, { hasMicrophone }: { hasMicrophone: boolean }): DialogueMachine {
  return {
    dialogue,
    manner,
    state: { kind: 'waiting' },
    turn: 0,
    isHeard: hasMicrophone,
    isOffended: false,
    nudges: 0,
    hushed: [],
    tally: { interruptions: 0, louder: 0, longestSilenceMs: 0 },
    seenAt: 0,
  };
}
