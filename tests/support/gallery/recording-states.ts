import type { DeskState } from '../../../src/contract/ipc/desk-state';
import type { RecordingMode } from '../../../src/core/policy/recording-policy';
import type { RecordingState } from '../../../src/core/recording/recording-state';
import { knownId } from './people';
import { deskStates } from './states';

function withRecording(now: number, mode: RecordingMode, state?: RecordingState): DeskState {
  const desk = deskStates.talking(now);
  return { ...desk, recording: { mode, calls: state ? { [knownId]: state } : {} } };
}

function withFailure(now: number): DeskState {
  const notice = { noticeId: '00000000-0000-4000-8000-0000000009ac', kind: 'recording-failed', severity: 'error', at: now } as const;
  return { ...withRecording(now, 'always', 'failed'), notices: [{ ...notice, parameters: { problem: 'disk-full' } }] };
}

function withRecorded(now: number): DeskState {
  const desk = deskStates.ready(now);
  return {
    ...desk,
    recent: desk.recent.map((call, index) => (index % 2 === 0 && call.talkMs !== undefined ? { ...call, isRecorded: true } : call)),
  };
}

/** The desk in calls that are recorded, or could be, as main would say it at `now`. */
export const recordingStates = {
  offered: (now) => withRecording(now, 'onDemand'),
  demanded: (now) => withRecording(now, 'onDemand', 'on'),
  always: (now) => withRecording(now, 'always', 'on'),
  paused: (now) => withRecording(now, 'onDemand', 'paused-by-agent'),
  failed: withFailure,
  recorded: withRecorded,
} as const satisfies Record<string, (now: number) => DeskState>;
