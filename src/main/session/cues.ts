import type { AgentState } from '../../core/agent/agent-state';
import type { Cue } from '../../core/phone/cue';
import type { LineState } from '../../core/phone/line-state';
import { isUp } from '../../core/phone/resting-line';
import type { SessionClock } from './session-clock';

/** Tells the agent by ear what the session knows first; call connected and ended are the voice process's own. */
export interface Cues {
  followAgent(state: AgentState): void;
  followLine(line: LineState): void;
  dispose(): void;
}

export function createCues(clock: SessionClock, play: (cue: Cue) => void): Cues {
  let warnAt: number | undefined;
  let cancelWarning = (): void => undefined;
  let hasLine = false;
  /** It was there, and nobody has taken it away on purpose. */
  let isLost = false;

  return {
    followAgent(state) {
      const next = state.kind === 'wrap-up' ? state.warnAt : undefined;
      if (next === warnAt) return;
      warnAt = next;
      cancelWarning();
      if (next !== undefined && next > clock.now()) cancelWarning = clock.after(next - clock.now(), () => play('wrap-up-ending'));
    },
    followLine(line) {
      const { kind } = line;
      if (isUp(line) && isLost) play('line-back');
      if (kind === 'down' && hasLine) play('line-lost');
      if (kind === 'down') isLost ||= hasLine;
      else if (kind !== 'connecting') isLost = false;
      if (kind !== 'connecting') hasLine = isUp(line);
    },
    dispose: () => cancelWarning(),
  };
}
