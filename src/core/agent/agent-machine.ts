import { unreachable } from '../result';
import { systemReasons } from './agent-effect';
import type { AgentEvent } from './agent-event';
import { applyEvent } from './agent-rules';
import type { AgentState } from './agent-state';
import type { AgentMachine, AgentStep } from './machine-data';
import { isSpent, spend } from './owed-wrap-up';
import { settle } from './settle';

export type { AgentMachine, AgentStep } from './machine-data';

/** An agent who has just signed in: not ready until asked otherwise, the line not up until `line-restored`. */
export function startAgent(now: number): AgentMachine {
  const signedIn = { kind: 'not-ready', reasonId: systemReasons.signedIn, author: 'system' } as const;
  return { state: { ...signedIn, since: now }, rest: signedIn, calls: [], wrapUps: [], isLineUp: false, seenAt: now };
}

/**
 * The agent after an event. `now` is wall clock, ms; time that has passed unnoticed is caught up with first.
 *
 * The state is decided by the first of these that applies (`settle`, its only writer):
 *
 *     calls      one is answered or dialled   -> on-call, or hold when all of them are held
 *                one is offered               -> ringing
 *     wrapUps    work is owed                 -> wrap-up, for the latest call first
 *     pending    it becomes rest
 *     rest       ready, and the line is up    -> ready
 *                ready, and the line is down  -> not-ready(line-lost), which ends by itself with the line's return
 *                ready, and hindered          -> not-ready(what hinders), which ends by itself as well
 *                not ready                    -> not-ready(reason)
 *
 * What an agent lives through:
 *
 *     start --> not-ready(signed-in) --ask ready--> ready <------ cancelled ------+
 *                                                     |                           |
 *                                                     +------- offered -----> ringing --unanswered--> not-ready(rona)
 *                                                     | dialled                |  |
 *                                                     v                        |  +-----rejected----> not-ready(rejected)
 *                      hold <--all held / resumed--> on-call <----answered-----+
 *                                                     |
 *                                                     +-- ended, answered --> wrap-up --form finished, time over-->+
 *                                                     |                                                           |
 *                                                     +-- ended, nothing owed --> pending reason, or where it was <-+
 *
 * Rules that no diagram shows:
 * - A rejected queue call makes Asterisk pause the member (486, autopause), so that staying Ready would be a lie: the
 *   agent goes not ready with reason `rejected` and comes back with one key. A call missed or rejected during another
 *   call, wrap-up or a break changes nothing, for nobody expected the agent to take it.
 * - A call taken or dialled while not ready leads back to that reason with what is left of its allowed length.
 * - Losing the microphone ends Ready for good: the agent asks for it again once the headset is back.
 * - A call that interrupts wrap-up stops its clock. Ready does not end a wrap-up whose form is open: it is what follows.
 * - The queues are paused in wrap-up and not-ready. During a call nothing is told: the PBX sees that the agent is in use.
 * - When the clock is set back, all times move with it: nothing is gained or lost, and no duration is negative.
 */
export function transition(machine: AgentMachine, event: AgentEvent, now: number): AgentStep {
  const caughtUp = catchUp(machine, now);
  const applied = applyEvent(caughtUp.machine, event);
  const settled = settle(applied.machine, event, now);
  return { machine: settled.machine, effects: [...caughtUp.effects, ...applied.effects, ...settled.effects] };
}

/** When the next `clock` event is due (wall clock, ms): wrap-up's warning and end, the end of an allowed stretch. */
export function nextDeadline({ state, seenAt }: AgentMachine): number | undefined {
  return deadlines(state).find((at) => at > seenAt);
}

/** In ascending order; some may have passed. */
function deadlines(state: AgentState): number[] {
  switch (state.kind) {
    case 'not-ready':
      return state.limitMs === undefined ? [] : [state.since + state.limitMs];
    case 'wrap-up':
      return [state.warnAt, state.endsAt].filter((at) => at !== undefined);
    case 'ready':
    case 'ringing':
    case 'on-call':
    case 'hold':
      return [];
    default:
      return unreachable(state);
  }
}

/** Brings the machine to `now`: spends wrap-up time, ends what has run out, notices an overrun once. */
function catchUp(before: AgentMachine, now: number): AgentStep {
  const seen = now < before.seenAt ? { ...before, state: shift(before.state, now - before.seenAt), seenAt: now } : before;
  const machine = { ...seen, seenAt: now };
  const [current, ...owed] = seen.wrapUps;

  if (seen.state.kind === 'wrap-up' && current !== undefined) {
    const spent = spend(current, now - seen.seenAt);
    const later = { ...machine, wrapUps: [spent, ...owed] };
    return isSpent(spent) ? settle(later, { type: 'clock' }, now) : { machine: later, effects: [] };
  }
  const hasOverrun = seen.state.kind === 'not-ready' && deadlines(seen.state).some((at) => seen.seenAt < at && at <= now);
  return { machine, effects: hasOverrun ? [{ type: 'notice', kind: 'break-overrun' }] : [] };
}

function shift(state: AgentState, byMs: number): AgentState {
  const since = state.since + byMs;
  if (state.kind !== 'wrap-up' || state.endsAt === undefined || state.warnAt === undefined) return { ...state, since };
  return { ...state, since, endsAt: state.endsAt + byMs, warnAt: state.warnAt + byMs };
}
