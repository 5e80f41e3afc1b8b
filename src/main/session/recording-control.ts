import type { RecordingView } from '../../contract/ipc/recording';
import { callsTogether } from '../../core/calls/conference-steps';
import type { PhoneCommand } from '../../core/phone/phone-command';
import type { PhoneEvent } from '../../core/phone/phone-event';
import type { RecordingPolicy } from '../../core/policy/recording-policy';
import {
  isAgentPausing,
  isPaused,
  isRunning,
  type RecordingEvent,
  type RecordingState,
  transitionRecording,
} from '../../core/recording/recording-state';
import type { Result } from '../../core/result';
import type { DeskStateStore } from './desk-state-store';
import type { Notices } from './notices';
import type { SessionClock } from './session-clock';

/** Where recordings are kept. */
export interface RecordingArchive {
  begin(recording: { recordingId: string; callId: string; at: number }): Result<void, string>;
  finish(recordingId: string, end: { at: number; pauses: { from: number; to: number }[] }): void;
}

/** Which calls are recorded, as policy, the agent and the form wish. */
export interface RecordingControl {
  handle(event: PhoneEvent): void;
  record(callId: string, on: boolean): void;
  pause(callId: string, on: boolean): void;
  /** A field of this call's form that must not be recorded has the focus, or has it no more. */
  pauseForField(callId: string, on: boolean): void;
  /** The desk was opened anew: no field of it has the focus. */
  leaveField(): void;
  /** The archive cannot keep it. */
  lose(recordingId: string, problem: string): void;
  /**
   * The voice process died, and with it every recorder. Of a call that the PBX may bring back the wish stays, a pause too:
   * its `talking` goes on with it in a new recording.
   */
  loseVoice(keptIds: ReadonlySet<string>): void;
  /** Policy changed; what is being recorded goes on as it began. */
  showMode(): void;
  isRecorded(callId: string): boolean;
  dispose(): void;
}

export interface RecordingControlPort {
  readonly store: DeskStateStore;
  readonly notices: Notices;
  readonly clock: SessionClock;
  readonly archive: RecordingArchive;
  policy(): RecordingPolicy;
  send(command: PhoneCommand): void;
}

interface Running {
  readonly recordingId: string;
  readonly beepEveryS: number | undefined;
  readonly pauses: { from: number; to: number }[];
  pausedAt?: number | undefined;
}

export function createRecordingControl(port: RecordingControlPort): RecordingControl {
  const { store, notices, clock, archive, send } = port;
  const running = new Map<string, Running>();
  /** Calls of which something was recorded. */
  const recorded = new Set<string>();
  /** The call whose field has the focus. */
  let fieldOf: string | undefined;

  const stateOf = (callId: string): RecordingState => store.state().recording.calls[callId] ?? 'off';

  function show(callId: string, state: RecordingState): void {
    const { [callId]: _before, ...others } = store.state().recording.calls;
    const calls: RecordingView['calls'] = state === 'off' ? others : { ...others, [callId]: state };
    store.change({ recording: { mode: port.policy().mode, calls } });
  }

  function tellVoice(callId: string): void {
    const one = running.get(callId);
    const beepEveryS = one?.beepEveryS;
    const recording = one
      ? { recordingId: one.recordingId, isPaused: one.pausedAt !== undefined, ...(beepEveryS !== undefined && { beepEveryS }) }
      : null;
    send({ type: 'record', callId, recording });
  }

  function begin(callId: string): boolean {
    const recordingId = clock.newId();
    const begun = archive.begin({ recordingId, callId, at: clock.now() });
    if (!begun.ok) {
      tellProblem(begun.problem);
      return false;
    }
    running.set(callId, { recordingId, beepEveryS: port.policy().beepEveryS, pauses: [] });
    recorded.add(callId);
    notices.remove('recording-failed');
    return true;
  }

  function finish(callId: string): void {
    const one = running.get(callId);
    if (!one) return;
    followPause(one, false);
    running.delete(callId);
    archive.finish(one.recordingId, { at: clock.now(), pauses: one.pauses });
  }

  function followPause(one: Running | undefined, paused: boolean): void {
    if (!one) return;
    const at = clock.now();
    if (paused) one.pausedAt ??= at;
    else if (one.pausedAt !== undefined) {
      one.pauses.push({ from: one.pausedAt, to: at });
      one.pausedAt = undefined;
    }
  }

  function tellProblem(problem: string): void {
    notices.add({ kind: 'recording-failed', severity: 'error', parameters: { problem } });
  }

  /** The single writer of a call's state. */
  function apply(callId: string, event: RecordingEvent): void {
    const before = stateOf(callId);
    let state = transitionRecording(before, event);
    if (state === before) return;
    if (isRunning(state) && !isRunning(before)) {
      if (!begin(callId)) state = 'failed';
      else if (fieldOf === callId) state = transitionRecording(state, { type: 'field', on: true });
    }
    followPause(running.get(callId), isPaused(state));
    if (!isRunning(state)) finish(callId);
    show(callId, state);
    if (isRunning(state) || isRunning(before)) tellVoice(callId);
  }

  /** What is said in a conference is in the recordings of both its calls. */
  function applyToAllWhoHear(callId: string, event: RecordingEvent): void {
    for (const each of callsTogether(store.state().calls, callId)) apply(each, event);
  }

  function pauseForField(callId: string, on: boolean): void {
    if (on) fieldOf = callId;
    else if (fieldOf === callId) fieldOf = undefined;
    applyToAllWhoHear(callId, { type: 'field', on });
  }

  /** A pause of one of two calls that are joined becomes a pause of both. */
  function joinPauses(callId: string): void {
    if (isAgentPausing(stateOf(callId))) applyToAllWhoHear(callId, { type: 'pause-asked', on: true });
    if (fieldOf === callId) applyToAllWhoHear(callId, { type: 'field', on: true });
  }

  /** Goes on in a new recording, which is paused from its first sound on where the one before was. */
  function goOn(callId: string): void {
    if (running.has(callId)) return;
    const state = stateOf(callId);
    if (begin(callId)) followPause(running.get(callId), isPaused(state));
    else show(callId, 'failed');
    tellVoice(callId);
  }

  function isTalked(callId: string): boolean {
    return store.state().calls.some((call) => call.callId === callId && (call.state === 'talking' || call.state === 'held'));
  }

  /** A colleague who is asked about a caller is not the caller: that is recorded only by the agent's wish. */
  function isConsultation(callId: string): boolean {
    return store.state().calls.some((call) => call.callId === callId && call.consultationFor !== undefined);
  }

  return {
    handle(event) {
      if (event.type === 'talking') {
        const { mode } = port.policy();
        if (isRunning(stateOf(event.callId))) goOn(event.callId);
        else if (!isConsultation(event.callId)) apply(event.callId, { type: 'talking', mode });
      } else if (event.type === 'together' && event.on) {
        joinPauses(event.callId);
      } else if (event.type === 'ended') {
        apply(event.callId, { type: 'over' });
        recorded.delete(event.callId);
      } else if (event.type === 'recording-failed' && running.get(event.callId)?.recordingId === event.recordingId) {
        apply(event.callId, { type: 'failed' });
        tellProblem('no-recorder');
      }
    },
    record(callId, on) {
      const { mode } = port.policy();
      if (!on) apply(callId, { type: 'stop-asked', mode });
      else if (isTalked(callId)) apply(callId, { type: 'start-asked', mode });
    },
    pause: (callId, on) => applyToAllWhoHear(callId, { type: 'pause-asked', on }),
    pauseForField,
    leaveField() {
      if (fieldOf !== undefined) pauseForField(fieldOf, false);
    },
    lose(recordingId, problem) {
      for (const [callId, one] of running) {
        if (one.recordingId !== recordingId) continue;
        apply(callId, { type: 'failed' });
        tellProblem(problem);
      }
    },
    loseVoice(keptIds) {
      for (const callId of running.keys()) finish(callId);
      for (const callId of Object.keys(store.state().recording.calls)) if (!keptIds.has(callId)) apply(callId, { type: 'over' });
    },
    showMode: () => store.change({ recording: { ...store.state().recording, mode: port.policy().mode } }),
    isRecorded: (callId) => recorded.has(callId),
    dispose() {
      for (const callId of running.keys()) finish(callId);
    },
  };
}
