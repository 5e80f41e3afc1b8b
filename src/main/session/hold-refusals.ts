import type { Cue } from '../../core/phone/cue';
import type { PhoneEvent } from '../../core/phone/phone-event';
import type { Notices } from './notices';

/** Tells the agent of a hold, or of taking back, that the far end refused: who believes to be unheard says what nobody is to hear. */
export interface HoldRefusals {
  handle(event: PhoneEvent): void;
  /** The calls are gone. */
  forget(): void;
}

export function createHoldRefusals(notices: Notices, play: (cue: Cue) => void): HoldRefusals {
  let refusedCallId: string | undefined;

  function forget(): void {
    refusedCallId = undefined;
    notices.remove('hold-refused');
    notices.remove('resume-refused');
  }

  return {
    handle(event) {
      if (event.type !== 'held' && event.type !== 'ended') return;
      if (event.callId === refusedCallId) forget();
      if (event.type !== 'held' || !event.isRefused) return;
      refusedCallId = event.callId;
      notices.add({ kind: event.on ? 'resume-refused' : 'hold-refused', severity: 'error' });
      if (event.on) play('held-call');
    },
    forget,
  };
}
