import { unreachable } from '../result';
import type { ScriptPlace, Turn } from './dialogue-script';
import type { DialogueMachine, DialogueState } from './dialogue-state';

/** What the caller will do by themselves, unless something happens before `at` (ms, the clock of the events). */
export interface Due {
  readonly at: number;
  readonly what: 'go-on' | 'nudge' | 'give-up' | 'be-interrupted' | 'drop-line' | 'hang-up';
}

/** Talking over the caller for this long is no "yes" or "mhm" any more. */
const overlapMs = 1500;
/** After that the caller talks on: with a loudspeaker the caller may be hearing themselves. */
const mostInterruptions = 2;
/** A line whose end is not reported by then is not being said. */
const longestLineMs = 30_000;
/** Speech without a pause, and a turn of the agent with all its pauses: after that it is noise. */
const longestSpeechMs = 60_000;
const longestTurnMs = 180_000;
/** What is left for a goodbye after the last line; longer when it is for the agent to hang up. */
const goodbyeMs = { caller: 3500, agent: 20_000 };

/** What is next by the clock; undefined while the caller waits to be answered, and after the end. */
export function dueOf(machine: DialogueMachine): Due | undefined {
  const { state, manner } = machine;
  switch (state.kind) {
    case 'waiting':
    case 'over':
      return undefined;
    case 'speaking':
      return dueWhileSpeaking(machine, state);
    case 'listening':
      return dueWhileListening(machine, state);
    case 'on-hold':
      return { at: state.since + manner.holdPatienceMs, what: 'hang-up' };
    default:
      return unreachable(state);
  }
}

/** The turn that comes next, the script being where it is; undefined after the last one. */
export function nextTurn({ dialogue, turn, script }: DialogueMachine): number | undefined {
  const index = dialogue.turns.findIndex(({ when, unless }, candidate) => {
    if (candidate < turn) return false;
    return (when === undefined || hasComeBy(when, script)) && (unless === undefined || !hasComeBy(unless, script));
  });
  return index < 0 ? undefined : index;
}

function hasComeBy({ step, answer }: ScriptPlace, script: DialogueMachine['script']): boolean {
  if (script === undefined) return false;
  if (answer === undefined && script.stepId === step) return true;
  return script.path.some((taken) => taken.stepId === step && (answer === undefined || taken.answerId === answer));
}

function dueWhileSpeaking(machine: DialogueMachine, state: DialogueState & { kind: 'speaking' }): Due {
  const lost: Due = { at: state.since + longestLineMs, what: 'drop-line' };
  const { agentSpeaksSince, tally } = machine;
  if (agentSpeaksSince === undefined || state.reaction !== undefined || tally.interruptions >= mostInterruptions) return lost;
  const at = Math.max(agentSpeaksSince, state.since) + overlapMs;
  return at < lost.at ? { at, what: 'be-interrupted' } : lost;
}

function dueWhileListening(machine: DialogueMachine, state: DialogueState & { kind: 'listening' }): Due {
  const { dialogue, manner, agentSpeaksSince, isHeard } = machine;
  const index = nextTurn(machine);
  const turn = index === undefined ? undefined : dialogue.turns[index];
  if (turn === undefined && dialogue.endedBy === 'agent') return { at: state.since + goodbyeMs.agent, what: 'go-on' };

  const goOn = (at: number): Due => ({ at: Math.min(at, state.since + longestTurnMs), what: 'go-on' });
  if (!isHeard) return goOn(state.since + plainPauseMs(turn));
  if (agentSpeaksSince !== undefined) return goOn(agentSpeaksSince + longestSpeechMs);
  const waitMs = turn === undefined ? goodbyeMs.caller : turn.waitS === undefined ? manner.waitMs : turn.waitS * 1000;
  const enoughMs = machine.isOffended ? 1 : (turn?.afterSpokenMs ?? 1);
  if (state.spokenMs >= enoughMs) return goOn((state.pausedAt ?? state.since) + manner.pauseMs);
  if (state.spokenMs > 0 || turn === undefined) return goOn((state.pausedAt ?? state.since) + waitMs);

  const at = state.since + waitMs;
  if (machine.nudges < manner.nudges && dialogue.reactions.nudge !== undefined) return { at, what: 'nudge' };
  return manner.givesUp ? { at, what: 'give-up' } : goOn(at);
}

/** About what it takes to say as much as the turn asks for, and to read it first. */
function plainPauseMs(turn: Turn | undefined): number {
  return turn === undefined ? goodbyeMs.caller : 3000 + 2 * turn.afterSpokenMs;
}
