import { followCoach, hasCoachCome, keepCoach } from '../../core/calls/coach';
import type { Cue } from '../../core/phone/cue';
import type { PhoneEvent } from '../../core/phone/phone-event';
import type { DeskStateStore } from './desk-state-store';

/**
 * Who of the centre is in the calls beside the agent, as the PBX tells; what it has said stays true until it says
 * otherwise or no call is left. So also when the voice process dies and its call is rejoined: the coach is at the PBX and
 * not in that process, and a sign of somebody who has gone is better than nobody where there is one.
 */
export interface CoachControl {
  /** Answers whether the event was about a coach. */
  handle(event: PhoneEvent): boolean;
  /** A call has ended. */
  followCalls(): void;
}

export function createCoachControl(store: DeskStateStore, play: (cue: Cue) => void): CoachControl {
  return {
    handle(event) {
      if (event.type !== 'coach') return false;
      const { coach: before, calls } = store.state();
      const coach = followCoach(before, event.news, calls, event.at);
      if (coach !== before) store.change({ coach });
      if (hasCoachCome(before, coach)) play('coach-joined');
      return true;
    },
    followCalls() {
      const { coach: before, calls } = store.state();
      const coach = keepCoach(before, calls);
      if (coach !== before) store.change({ coach });
    },
  };
}
