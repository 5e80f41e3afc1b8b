import type { AgentState } from '../../../core/agent/agent-state';
import { unreachable } from '../../../core/result';
import { measureNearness, type Tone } from '../../ui';

/** How a state is timed and coloured. Times are wall clock and ms. */
export interface StateLook {
  readonly tone: Tone;
  /** Tone near the limit; amber otherwise. */
  readonly nearTone?: Tone;
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
      // amber as it is, red when the allowance is used up
      return { tone: 'amber', since, limitMs: state.limitMs, warnMs: 0, shows: 'left' };
    case 'ringing':
    case 'on-call':
      return { tone: 'blue', since, shows: 'elapsed' };
    case 'hold':
      return { tone: 'violet', since, limitMs: holdReminderMs || undefined, shows: 'elapsed' };
    case 'wrap-up': {
      const { endsAt, warnAt } = state;
      if (endsAt === undefined) return { tone: 'amber', since, shows: 'elapsed' };
      const warnMs = warnAt === undefined ? undefined : endsAt - warnAt;
      return { tone: 'amber', nearTone: 'red', since, limitMs: endsAt - since, warnMs, shows: 'left' };
    }
    default:
      return unreachable(state);
  }
}

/** The tone at this moment: that of the state, of the nearing limit, or red beyond it. */
export function toneAt({ tone, nearTone = 'amber', since, limitMs, warnMs }: StateLook, now: number): Tone {
  switch (measureNearness(now - since, limitMs, warnMs)) {
    case 'over':
      return 'red';
    case 'near':
      return nearTone;
    default:
      return tone;
  }
}
