import { z } from 'zod';
import type { RecordingMode } from '../policy/recording-policy';
import { unreachable } from '../result';

/** Whether a call is recorded, and who has paused that; `failed`: it cannot be, and why stands in a notice. */
export const recordingStateSchema = z.enum(['off', 'on', 'paused-by-agent', 'paused-by-field', 'paused-by-both', 'failed']);

export type RecordingState = z.infer<typeof recordingStateSchema>;

export type RecordingEvent =
  /** Both sides can hear each other; `mode` is the policy's. */
  | { readonly type: 'talking'; readonly mode: RecordingMode }
  | { readonly type: 'start-asked'; readonly mode: RecordingMode }
  | { readonly type: 'stop-asked'; readonly mode: RecordingMode }
  | { readonly type: 'pause-asked'; readonly on: boolean }
  /** A form field that asks for something that must not be recorded has the focus, or has it no more. */
  | { readonly type: 'field'; readonly on: boolean }
  | { readonly type: 'failed' }
  | { readonly type: 'over' };

/**
 * The recording of one call. Agent and field pause it independently of each other: it goes on when neither does.
 *
 *   off --talking (always), start (not off)--> on --stop (onDemand), over--> off
 *   on <--agent--> paused-by-agent <--field--> paused-by-both
 *   on <--field--> paused-by-field <--agent--> paused-by-both
 *   any but off --failed--> failed --start, over--> on, off
 */
export function transitionRecording(state: RecordingState, event: RecordingEvent): RecordingState {
  switch (event.type) {
    case 'talking':
      return state === 'off' && event.mode === 'always' ? 'on' : state;
    case 'start-asked':
      return event.mode !== 'off' && (state === 'off' || state === 'failed') ? 'on' : state;
    case 'stop-asked':
      return event.mode === 'always' ? state : 'off';
    case 'pause-asked':
      return isRunning(state) ? pausedBy(event.on, isFieldPausing(state)) : state;
    case 'field':
      return isRunning(state) ? pausedBy(isAgentPausing(state), event.on) : state;
    case 'failed':
      return state === 'off' ? state : 'failed';
    case 'over':
      return 'off';
    default:
      return unreachable(event);
  }
}

/** Whether there is a file that is written to, be it silence. */
export function isRunning(state: RecordingState): boolean {
  return state !== 'off' && state !== 'failed';
}

export function isPaused(state: RecordingState): boolean {
  return isRunning(state) && state !== 'on';
}

export function isAgentPausing(state: RecordingState): boolean {
  return state === 'paused-by-agent' || state === 'paused-by-both';
}

function isFieldPausing(state: RecordingState): boolean {
  return state === 'paused-by-field' || state === 'paused-by-both';
}

function pausedBy(agent: boolean, field: boolean): RecordingState {
  if (agent) return field ? 'paused-by-both' : 'paused-by-agent';
  return field ? 'paused-by-field' : 'on';
}
