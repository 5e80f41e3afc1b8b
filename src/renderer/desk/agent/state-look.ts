import type { AgentState } from '../../../core/agent/agent-state';
import { unreachable } from '../../../core/result';
import type { Tone } from '../../ui';

/** How a state is timed and coloured. Times are wall clock and ms. */
export interface StateLook {
  readonly tone: Tone;
  readonly since: number;
  readonly limitMs?: number | undefined;
  readonly warnMs?: number | undefined;
  readonly shows: 'elapsed' | 'left';
}

/** The look of the agent's state; `holdReminderMs` is the limit of a hold. */
export function lookOf(state: AgentState, holdReminderMs: number): StateLook {
  const { since } = state;
  switch (state.kind) {
    case 'ready':
      return { tone: 'green', since, shows: 'elapsed' };
    case 'not-ready':
      return { tone: 'amber', since, limitMs: state.limitMs, shows: 'left' };
    case 'ringing':
    case 'on-call':
      return { tone: 'blue', since, shows: 'elapsed' };
    case 'hold':
      return { tone: 'violet', since, limitMs: holdReminderMs || undefined, shows: 'elapsed' };
    case 'wrap-up': {
      const { endsAt, warnAt } = state;
      if (endsAt === undefined) return { tone: 'amber', since, shows: 'elapsed' };
      return { tone: 'amber', since, limitMs: endsAt - since, warnMs: warnAt === undefined ? undefined : endsAt - warnAt, shows: 'left' };
    }
    default:
      return unreachable(state);
  }
}
