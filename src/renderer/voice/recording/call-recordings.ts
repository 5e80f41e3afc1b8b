import type { PhoneCommand } from '../../../core/phone/phone-command';
import { Lifetime } from '../../lifetime';
import type { VoiceMix } from '../sip/voice-mix';
import { BeepMix } from './beep-mix';
import { CallRecorder } from './call-recorder';
import type { KeepChunk } from './chunk-sender';

/** A call as its recording sees it. */
export interface RecordedCall {
  /** What the far end is sent now. */
  readonly sentTrack: MediaStreamTrack | undefined;
  readonly isHeld: boolean;
  sendThrough(mix: VoiceMix | undefined): void;
}

export interface CallRecordingsPort {
  readonly findCall: (callId: string) => RecordedCall | undefined;
  readonly keep: KeepChunk;
  /** The tone, in the agent's ear. */
  readonly playTone: () => void;
  /** Where nobody hears a tone: tells the agent alone that the recording begins or goes on. */
  readonly playCue: () => void;
  readonly onFailed: (callId: string, recordingId: string, reason: string) => void;
}

/** The cue of a call that begins is heard first. */
const cueDelayMs = 300;

type Wanted = NonNullable<Extract<PhoneCommand, { type: 'record' }>['recording']>;

interface Running {
  readonly recordingId: string;
  readonly recorder: CallRecorder;
  readonly beep: BeepMix | undefined;
  readonly lifetime: Lifetime;
  isPaused: boolean;
}

/** The recordings of the calls there are. While none is asked for there is nothing here that runs. */
export class CallRecordings {
  readonly #port: CallRecordingsPort;
  readonly #running = new Map<string, Running>();
  /** One that was begun is never begun again: its chunks would not fit together. */
  readonly #begun = new Set<string>();
  /** What comes from the far ends, by call. */
  readonly #streams = new Map<string, MediaStream>();

  constructor(port: CallRecordingsPort) {
    this.#port = port;
  }

  /** Records a call so from now on, or no more. */
  set(callId: string, wanted: Wanted | null): void {
    const call = this.#port.findCall(callId);
    const running = this.#running.get(callId);
    if (running && running.recordingId !== wanted?.recordingId) this.#finish(callId, running);
    if (!wanted || !call) return;
    const now = this.#running.get(callId) ?? this.#start(callId, call, wanted);
    if (!now) return;
    const isResumed = now.isPaused && !wanted.isPaused;
    now.isPaused = wanted.isPaused;
    this.#follow(callId, now);
    if (isResumed) this.#say(callId, now);
  }

  /** This comes from the far end of a call. */
  hear(callId: string, stream: MediaStream): void {
    this.#streams.set(callId, stream);
    this.refresh();
  }

  /** A call is held or not any more, or sends another track. */
  refresh(): void {
    for (const [callId, running] of this.#running) this.#follow(callId, running);
  }

  /** The call is over. */
  forget(callId: string): void {
    this.#streams.delete(callId);
    const running = this.#running.get(callId);
    if (running) this.#finish(callId, running);
  }

  end(): void {
    for (const { lifetime, recorder, beep } of this.#running.values()) {
      lifetime.end();
      recorder.end();
      beep?.end();
    }
    this.#running.clear();
    this.#streams.clear();
  }

  #start(callId: string, call: RecordedCall, { recordingId, beepEveryS, isPaused }: Wanted): Running | undefined {
    const { keep, onFailed } = this.#port;
    if (this.#begun.has(recordingId)) return undefined;
    this.#begun.add(recordingId);
    let recorder: CallRecorder;
    const fail = (reason: string): void => {
      const running = this.#running.get(callId);
      if (running?.recordingId === recordingId) this.#letGo(callId, running);
      onFailed(callId, recordingId, reason);
    };
    try {
      recorder = new CallRecorder({ recordingId, keep, onFailed: fail });
    } catch (error) {
      fail(String(error).slice(0, 200));
      return undefined;
    }
    const beep = beepEveryS === undefined ? undefined : new BeepMix();
    const running: Running = { recordingId, recorder, beep, lifetime: new Lifetime(), isPaused };
    this.#running.set(callId, running);
    if (beep && beepEveryS !== undefined) {
      call.sendThrough(beep);
      running.lifetime.every(beepEveryS * 1000, () => this.#beep(callId, running));
    }
    this.#say(callId, running);
    return running;
  }

  #follow(callId: string, { recorder, isPaused }: Running): void {
    const call = this.#port.findCall(callId);
    recorder.setSilent(isPaused || (call?.isHeld ?? true));
    recorder.hear('agent', call?.sentTrack);
    recorder.hear('customer', this.#streams.get(callId)?.getAudioTracks()[0]);
  }

  /** That it begins or goes on, by the tone where there is one. */
  #say(callId: string, running: Running): void {
    if (running.beep) this.#beep(callId, running);
    else running.lifetime.after(cueDelayMs, () => !running.isPaused && this.#port.playCue());
  }

  /** Says to both sides that the call is recorded, while it is. */
  #beep(callId: string, { beep, isPaused }: Running): void {
    if (!beep || isPaused || (this.#port.findCall(callId)?.isHeld ?? true)) return;
    beep.beep();
    this.#port.playTone();
  }

  #finish(callId: string, running: Running): void {
    running.recorder.finish();
    this.#letGo(callId, running);
  }

  #letGo(callId: string, { lifetime, beep }: Running): void {
    this.#running.delete(callId);
    lifetime.end();
    if (!beep) return;
    this.#port.findCall(callId)?.sendThrough(undefined);
    beep.end();
  }
}
