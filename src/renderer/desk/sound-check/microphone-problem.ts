import type { MicrophoneState } from '../../../core/phone/phone-event';

/** What keeps callers from hearing the agent; `silent` is the wish of somebody who practises. */
export type MicrophoneProblem = Extract<MicrophoneState, 'missing' | 'refused' | 'failed' | 'silent'>;

/** The problem in a microphone's state, if there is one. */
export function microphoneProblem(state: MicrophoneState): MicrophoneProblem | undefined {
  return state === 'missing' || state === 'refused' || state === 'failed' || state === 'silent' ? state : undefined;
}
