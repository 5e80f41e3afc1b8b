import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RecordingChunk } from '../../../contract/ipc/recording';
import { FakeAudioContext, FakeStream, fakeTrack, stubAudio } from '../audio/fake-media';
import type { VoiceMix } from '../sip/voice-mix';
import { CallRecordings } from './call-recordings';
import { FakeRecorder } from './fake-recorder';

const callId = '0192d3a0-0000-7000-8000-000000000001';
const recordingId = '0192d3a0-0000-7000-8000-000000000002';

let recordings: CallRecordings;
let isTalking: boolean;
let isHeld: boolean;
let mix: VoiceMix | undefined;
let kept: RecordingChunk[];
let tones: number;
let cues: number;
let failed: unknown[];
let answer: 'kept' | 'lost';

beforeEach(() => {
  vi.useFakeTimers();
  stubAudio();
  vi.stubGlobal('MediaRecorder', FakeRecorder);
  FakeRecorder.made.length = 0;
  [isTalking, isHeld, mix, kept, tones, cues, failed, answer] = [true, false, undefined, [], 0, 0, [], 'kept'];
  const voice = fakeTrack('voice');
  recordings = new CallRecordings({
    findCall: () => {
      if (!isTalking) return undefined;
      const sendThrough = (next?: VoiceMix): void => {
        mix = next;
      };
      return { sentTrack: mix ? mix.feed(voice) : voice, isHeld, sendThrough };
    },
    keep(chunk) {
      kept.push(chunk);
      return Promise.resolve(answer);
    },
    playTone: () => {
      tones += 1;
    },
    playCue: () => {
      cues += 1;
    },
    onFailed: (...what) => failed.push(what),
  });
  recordings.hear(callId, new FakeStream([fakeTrack('far end')]) as unknown as MediaStream);
});
afterEach(() => {
  recordings.end();
  expect([vi.getTimerCount(), FakeAudioContext.made.filter(({ state }) => state !== 'closed').length]).toEqual([0, 0]);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const record = (isPaused = false, beepEveryS?: number) =>
  recordings.set(callId, { recordingId, isPaused, ...(beepEveryS !== undefined && { beepEveryS }) });
/** How loud each side is in the recording. */
const levels = () => FakeAudioContext.made.find(({ gains }) => gains.length === 2)?.gains.map(({ gain }) => gain.value);

describe('CallRecordings', () => {
  it('has nothing that runs while nothing is recorded', () => {
    expect([FakeAudioContext.made.length, FakeRecorder.made.length]).toEqual([0, 0]);
    isTalking = false;
    record();
    expect([FakeAudioContext.made.length, FakeRecorder.made.length]).toEqual([0, 0]);
  });

  it('records both sides as stereo and hands over what there is, the end as such', async () => {
    record();
    expect([levels(), FakeRecorder.made[0]?.options]).toMatchObject([[1, 1], { mimeType: 'audio/webm;codecs=opus' }]);
    FakeRecorder.made[0]?.give('one');
    recordings.forget(callId);
    await vi.waitFor(() => expect(kept).toHaveLength(3));
    expect(kept.map(({ number, bytes, isLast }) => [number, new TextDecoder().decode(bytes), isLast])).toEqual([
      [0, 'one', false],
      [1, 'rest', false],
      [2, '', true],
    ]);
  });

  it('tells the agent when it begins and goes on where no tone does, after what the call itself says', () => {
    record();
    vi.advanceTimersByTime(250);
    expect(cues).toBe(0);
    vi.advanceTimersByTime(1000);
    expect(cues).toBe(1);
    record(true);
    record(true);
    vi.advanceTimersByTime(1000);
    record();
    vi.advanceTimersByTime(1000);
    expect([cues, tones]).toEqual([2, 0]);
  });

  it('says nothing of one that begins paused, or is over before a word of it', () => {
    record(true);
    vi.advanceTimersByTime(1000);
    record();
    recordings.forget(callId);
    vi.advanceTimersByTime(1000);
    expect(cues).toBe(0);
  });

  it('is silent while it is paused, and while the call is held', () => {
    record();
    record(true);
    expect(levels()).toEqual([0, 0]);
    record();
    isHeld = true;
    recordings.refresh();
    expect(levels()).toEqual([0, 0]);
    isHeld = false;
    recordings.refresh();
    expect([levels(), FakeRecorder.made.length]).toEqual([[1, 1], 1]);
  });

  it('has both sides hear a tone now and then where it is wished, not in a pause, and lets go of the mix at the end', () => {
    record(false, 15);
    const beeps = () => FakeAudioContext.made.flatMap(({ oscillators }) => oscillators).length;
    expect([mix !== undefined, tones, beeps()]).toEqual([true, 1, 1]);
    vi.advanceTimersByTime(30_000);
    expect([tones, beeps()]).toEqual([3, 3]);
    record(true, 15);
    vi.advanceTimersByTime(30_000);
    expect([tones, beeps()]).toEqual([3, 3]);
    record(false, 15);
    expect([tones, beeps()]).toEqual([4, 4]);
    recordings.set(callId, null);
    expect(mix).toBeUndefined();
  });

  it('leaves the way of the voice alone where no tone is wished', () => {
    record();
    vi.advanceTimersByTime(60_000);
    expect([mix, tones]).toEqual([undefined, 0]);
  });

  it('tells when main cannot keep it, and lets go', async () => {
    answer = 'lost';
    record(false, 15);
    FakeRecorder.made[0]?.give('one');
    await vi.waitFor(() => expect(failed).toEqual([[callId, recordingId, 'it could not be kept']]));
    expect([FakeRecorder.made[0]?.state, mix]).toEqual(['inactive', undefined]);
    // main has not heard of it yet
    record(true, 15);
    expect(FakeRecorder.made).toHaveLength(1);
  });

  it('tells when the browser cannot record', () => {
    vi.stubGlobal(
      'MediaRecorder',
      class {
        constructor() {
          throw new Error('no such type');
        }
      },
    );
    record();
    expect(failed).toEqual([[callId, recordingId, 'Error: no such type']]);
  });
});
