import type { CallEndCause } from '../../core/calls/call';
import { unreachable } from '../../core/result';
import type { MicrophoneProblem } from './audio/microphone';

/** Why a call that was to be made was not, in the terms of the domain. */
export function noMicrophoneCause(problem: MicrophoneProblem): CallEndCause {
  switch (problem) {
    case 'missing':
      return 'no-microphone';
    case 'refused':
      return 'microphone-refused';
    case 'failed':
      return 'no-microphone';
    default:
      return unreachable(problem);
  }
}
