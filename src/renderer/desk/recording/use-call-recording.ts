import type { Call } from '../../../core/calls/call';
import type { RecordingMode } from '../../../core/policy/recording-policy';
import { isAgentPausing, isPaused, isRunning, type RecordingState } from '../../../core/recording/recording-state';
import { useBridge, useDesk } from '../store/DeskProvider';

/** Whether a call is recorded, and what the agent may do about it now; what is absent may not be done. */
export interface CallRecording {
  readonly look: 'off' | 'on' | 'paused' | 'failed';
  readonly start?: () => void;
  readonly stop?: () => void;
  readonly pause?: () => void;
  readonly resume?: () => void;
}

/** The recording of that call, or of none. */
export function useCallRecording(call: Call | undefined): CallRecording {
  const bridge = useBridge();
  const mode = useDesk((state) => state.recording.mode);
  const state = useDesk((desk) => (call && desk.recording.calls[call.callId]) ?? 'off');
  if (!call || (call.state !== 'talking' && call.state !== 'held')) return { look: 'off' };
  const { callId } = call;
  const record = (on: boolean) => () => void bridge.request.record({ callId, on });
  const pause = (on: boolean) => () => void bridge.request.pauseRecording({ callId, on });
  return {
    look: lookOf(state),
    ...(mayStart(mode, state) && { start: record(true) }),
    ...(mode !== 'always' && isRunning(state) && { stop: record(false) }),
    ...(isRunning(state) && (isAgentPausing(state) ? { resume: pause(false) } : { pause: pause(true) })),
  };
}

function lookOf(state: RecordingState): CallRecording['look'] {
  if (isPaused(state)) return 'paused';
  return state === 'on' || state === 'failed' ? state : 'off';
}

function mayStart(mode: RecordingMode, state: RecordingState): boolean {
  return mode !== 'off' && !isRunning(state);
}
