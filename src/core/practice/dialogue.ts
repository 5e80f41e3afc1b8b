import { unreachable } from '../result';
import { type Due, dueOf, nextTurn } from './dialogue-due';
import type { ReactionId } from './dialogue-script';
import type { DialogueEffect, DialogueEvent, DialogueMachine, DialogueState, DialogueStep } from './dialogue-state';

export type { DialogueEffect, DialogueEvent, DialogueMachine } from './dialogue-state';
export { startDialogue } from './dialogue-state';

/** How often one caller asks the agent to speak up. */
const mostLouder = 3;

/**
 * The caller after an event. `now` is in ms, of a clock that is never set back.
 *
 *     waiting --connected--> listening <-----------------said------------------+
 *                             |  |  ^                                          |
 *                             |  |  +--resumed, nothing to say-- on-hold <-held+
 *                             |  |                               |  ^  |       |
 *                             |  +-------------held--------------|--+  |       |
 *                             |                                  |resumed      |
 *                             |                                  v     |       |
 *                             +--the agent has paused, or----> speaking -------+
 *                                is silent for too long          |     |
 *                                                                |     +--too long on hold--+
 *            over <--ended, transferred, good-bye over, given up-+--------------------------+
 *
 * - A turn's line comes when the agent has said enough and paused (`dialogue-due.ts` has the times). It counts as said
 *   when it was said whole: after a hold or an interruption it comes again.
 * - Reactions (a nudge, "yes, I am here") come in between and change nothing of whose turn it is.
 * - Who hears nothing at all takes it that the agent has no microphone, and goes by plain pauses until a word is heard.
 * - Every way ends: lines, turns, silences and holds have a longest time each.
 */
export function transition(before: DialogueMachine, event: DialogueEvent, now: number): DialogueStep {
  if (before.state.kind === 'over') return { machine: before, effects: [] };
  const at = Math.max(now, before.seenAt);
  const { machine, effects } = applyEvent(noteSilence({ ...before, seenAt: at }, at), event, at);
  const wakeAt = dueOf(machine)?.at;
  if (wakeAt === undefined || (wakeAt === machine.wakeAt && event.type !== 'clock')) return { machine, effects };
  return { machine: { ...machine, wakeAt }, effects: [...effects, { type: 'wake', at: wakeAt }] };
}

function applyEvent(machine: DialogueMachine, event: DialogueEvent, now: number): DialogueStep {
  const { state } = machine;
  switch (event.type) {
    case 'connected':
      return state.kind === 'waiting' ? listen(machine, now) : unchanged(machine);
    case 'agent-speaks':
      return unchanged(state.kind === 'on-hold' ? machine : { ...machine, agentSpeaksSince: now, isHeard: true });
    case 'agent-pauses':
      return hear({ ...machine, agentSpeaksSince: undefined }, event, now);
    case 'said':
      return state.kind === 'speaking' ? finishLine(machine, event.lineId, now) : unchanged(forgetHushed(machine, event.lineId));
    case 'held':
      return state.kind === 'waiting' || state.kind === 'on-hold' ? unchanged(machine) : putOnHold(machine, now);
    case 'resumed':
      return state.kind === 'on-hold' ? comeBack(machine, now - state.since, now) : unchanged(machine);
    case 'script':
      return unchanged({ ...machine, script: event.progress });
    case 'clock': {
      const due = dueOf(machine);
      return due === undefined || now < due.at ? unchanged(machine) : act(machine, due.what, now);
    }
    case 'transferred':
      return { machine: end(machine, 'transfer'), effects: [{ type: 'hang-up' }] };
    case 'ended':
      return unchanged(end(machine, event.by));
    default:
      return unreachable(event);
  }
}

function act(machine: DialogueMachine, what: Due['what'], now: number): DialogueStep {
  switch (what) {
    case 'go-on':
      return goOn(machine, now);
    case 'nudge':
      return react({ ...machine, nudges: machine.nudges + 1 }, 'nudge', now);
    case 'give-up':
      return react(machine, 'give-up', now);
    case 'be-interrupted': {
      const hushed = hush(machine);
      const tally = { ...machine.tally, interruptions: machine.tally.interruptions + 1 };
      return { machine: listen({ ...hushed, tally, isOffended: true }, now).machine, effects: [{ type: 'hush' }] };
    }
    case 'drop-line': {
      const next = afterLine(hush(machine), now);
      return { machine: next.machine, effects: [{ type: 'hush' }, ...next.effects] };
    }
    case 'hang-up':
      return hangUp(machine);
    default:
      return unreachable(what);
  }
}

/** The next line, and after the last one the end. */
function goOn(machine: DialogueMachine, now: number): DialogueStep {
  if (machine.isOffended) return react({ ...machine, isOffended: false }, 'interrupted', now);
  const turn = nextTurn(machine);
  const line = turn === undefined ? undefined : machine.dialogue.turns[turn];
  if (turn === undefined || line === undefined) return hangUp(machine);
  // two questions into the silence are enough: from now on a plain pause has to do
  const isHeard = machine.isHeard && !(machine.nudges > 0 && isSilent(machine));
  // who has spoken on and on by now is a noise, and interrupts nobody
  return speak({ ...machine, turn, isHeard, agentSpeaksSince: undefined }, { kind: 'speaking', lineId: line.lineId, since: now });
}

/** Says the reaction; where there is no line for it, what comes after it comes at once. */
function react(machine: DialogueMachine, reaction: ReactionId, now: number): DialogueStep {
  if (machine.dialogue.reactions[reaction] === undefined) return afterReaction(machine, reaction, now);
  return speak(machine, { kind: 'speaking', lineId: reaction, reaction, since: now });
}

function afterReaction(machine: DialogueMachine, reaction: ReactionId, now: number): DialogueStep {
  switch (reaction) {
    case 'give-up':
      return hangUp(machine);
    case 'interrupted':
      return goOn(machine, now);
    case 'nudge':
    case 'louder':
    case 'after-hold':
    case 'long-hold':
      return listen(machine, now);
    default:
      return unreachable(reaction);
  }
}

function finishLine(machine: DialogueMachine, lineId: string, now: number): DialogueStep {
  if (machine.hushed.includes(lineId)) return unchanged(forgetHushed(machine, lineId));
  return machine.state.kind === 'speaking' && machine.state.lineId === lineId ? afterLine(machine, now) : unchanged(machine);
}

function afterLine(machine: DialogueMachine, now: number): DialogueStep {
  const reaction = machine.state.kind === 'speaking' ? machine.state.reaction : undefined;
  return reaction === undefined ? listen({ ...machine, turn: machine.turn + 1, nudges: 0 }, now) : afterReaction(machine, reaction, now);
}

function hear(machine: DialogueMachine, { spokenMs, levelDb }: { spokenMs: number; levelDb: number }, now: number): DialogueStep {
  const { state, manner, dialogue, tally } = machine;
  if (state.kind !== 'listening') return unchanged(machine);
  const isQuiet = spokenMs > 0 && manner.quietDb !== undefined && levelDb < manner.quietDb;
  if (isQuiet && dialogue.reactions.louder !== undefined && tally.louder < mostLouder) {
    return react({ ...machine, tally: { ...tally, louder: tally.louder + 1 } }, 'louder', now);
  }
  return unchanged({ ...machine, state: { ...state, spokenMs: state.spokenMs + Math.max(0, spokenMs), pausedAt: now } });
}

function putOnHold(machine: DialogueMachine, now: number): DialogueStep {
  const isSpeaking = machine.state.kind === 'speaking';
  const quiet = isSpeaking ? hush(machine) : machine;
  const held: DialogueMachine = { ...quiet, agentSpeaksSince: undefined, state: { kind: 'on-hold', since: now } };
  return { machine: held, effects: isSpeaking ? [{ type: 'hush' }] : [] };
}

function comeBack(machine: DialogueMachine, heldMs: number, now: number): DialogueStep {
  const isLong = heldMs >= machine.manner.longHoldMs && machine.dialogue.reactions['long-hold'] !== undefined;
  return react(machine, isLong ? 'long-hold' : 'after-hold', now);
}

function listen(machine: DialogueMachine, now: number): DialogueStep {
  return unchanged({ ...machine, state: { kind: 'listening', since: now, spokenMs: 0 } });
}

function speak(machine: DialogueMachine, state: DialogueState & { kind: 'speaking' }): DialogueStep {
  return { machine: { ...machine, state }, effects: [{ type: 'say', lineId: state.lineId }] };
}

function hangUp(machine: DialogueMachine): DialogueStep {
  return { machine: end(machine, 'caller'), effects: [{ type: 'hang-up' }] };
}

function end(machine: DialogueMachine, by: 'agent' | 'caller' | 'exchange' | 'transfer'): DialogueMachine {
  return { ...machine, agentSpeaksSince: undefined, state: { kind: 'over', by } };
}

/** Remembers that the end of the line being said will still be reported, and means nothing then. */
function hush(machine: DialogueMachine): DialogueMachine {
  return machine.state.kind === 'speaking' ? { ...machine, hushed: [...machine.hushed, machine.state.lineId] } : machine;
}

function forgetHushed(machine: DialogueMachine, lineId: string): DialogueMachine {
  const index = machine.hushed.indexOf(lineId);
  return index < 0 ? machine : { ...machine, hushed: machine.hushed.toSpliced(index, 1) };
}

function isSilent({ state }: DialogueMachine): boolean {
  return state.kind === 'listening' && state.spokenMs === 0;
}

function noteSilence(machine: DialogueMachine, now: number): DialogueMachine {
  const { state, tally } = machine;
  if (state.kind !== 'listening' || !machine.isHeard || machine.agentSpeaksSince !== undefined) return machine;
  const silenceMs = now - (state.pausedAt ?? state.since);
  return silenceMs <= tally.longestSilenceMs ? machine : { ...machine, tally: { ...tally, longestSilenceMs: silenceMs } };
}

function unchanged(machine: DialogueMachine): DialogueStep {
  return { machine, effects: [] as readonly DialogueEffect[] };
}
