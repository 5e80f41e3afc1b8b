import { afterEach, describe, expect, it } from 'vitest';
import type { RecordingArchive } from './recording-control';
import { type SessionUnderTest, startSession } from './testing/session-under-test';

const callId = '11111111-1111-4111-8111-111111111111';
const identity = { number: '+36301234567', isWithheld: false, reference: '17.1' };

let desk: SessionUnderTest;
let kept: unknown[];
let refusal: string | undefined;

const archive: RecordingArchive = {
  begin(recording) {
    if (refusal !== undefined) return { ok: false, problem: refusal };
    kept.push(recording);
    return { ok: true, value: undefined };
  },
  finish: (recordingId, end) => kept.push({ recordingId, ...end }),
};

function start(recording: Readonly<Record<string, unknown>>, settings: Readonly<Record<string, unknown>> = {}): void {
  kept = [];
  refusal = undefined;
  desk = startSession({ recording, ...settings }, { archive });
  desk.becomeReady();
  desk.hear({ type: 'incoming', callId, identity, at: desk.now() });
  desk.hear({ type: 'answering', callId, at: desk.now() }, { type: 'talking', callId, at: desk.now() });
}
afterEach(() => desk.end());

const shown = () => desk.state().recording.calls[callId];
const told = () => desk.sent.flatMap((command) => (command.type === 'record' ? [command.recording] : []));
const problems = () => desk.state().notices.flatMap(({ kind, parameters }) => (kind === 'recording-failed' ? [parameters.problem] : []));

describe('the recording of calls', () => {
  it('begins with the talk where policy says always, and ends with the call', () => {
    start({ mode: 'always', beepEveryS: 15 });
    const since = desk.now();
    const [{ recordingId }] = kept as [{ recordingId: string }];
    expect(kept).toEqual([{ recordingId, callId, at: since }]);
    expect([shown(), told()]).toEqual(['on', [{ recordingId, isPaused: false, beepEveryS: 15 }]]);
    desk.session.recording.record(callId, false);
    expect(shown()).toBe('on');
    desk.pass(5000);
    desk.hear({ type: 'ended', callId, cause: 'hung-up-there', at: desk.now() });
    expect(kept.at(-1)).toEqual({ recordingId, at: since + 5000, pauses: [] });
    expect([desk.state().recording.calls, desk.state().recent[0]?.isRecorded, told().at(-1)]).toEqual([{}, true, null]);
  });

  it('begins and stops as the agent wishes where policy leaves it to her, each time as another recording', () => {
    start({ mode: 'onDemand' });
    expect([kept, told(), shown()]).toEqual([[], [], undefined]);
    desk.session.recording.record(callId, true);
    desk.session.recording.record(callId, true);
    desk.session.recording.record(callId, false);
    desk.session.recording.record(callId, true);
    const ids = kept.map((one) => (one as { recordingId: string }).recordingId);
    expect([ids.length, new Set(ids).size]).toEqual([3, 2]);
  });

  it('is paused by agent and by field, each for itself, and notes when', () => {
    start({ mode: 'always' });
    const since = desk.now();
    desk.session.recording.pause(callId, true);
    desk.pass(1000);
    desk.session.recording.pauseForField(callId, true);
    desk.session.recording.pause(callId, false);
    expect(shown()).toBe('paused-by-field');
    desk.pass(1000);
    desk.session.recording.leaveField();
    expect(shown()).toBe('on');
    desk.session.recording.pause(callId, true);
    desk.pass(500);
    desk.hear({ type: 'ended', callId, cause: 'hung-up-there', at: desk.now() });
    expect(told().map((recording) => recording?.isPaused)).toEqual([false, true, true, true, false, true, undefined]);
    expect(kept.at(-1)).toMatchObject({
      pauses: [
        { from: since, to: since + 2000 },
        { from: since + 2000, to: since + 2500 },
      ],
    });
  });

  it('begins paused while a field that asks for it has the focus', () => {
    start({ mode: 'onDemand' });
    desk.session.recording.pauseForField(callId, true);
    desk.session.recording.record(callId, true);
    expect([shown(), told()[0]?.isPaused]).toEqual(['paused-by-field', true]);
  });

  it('is paused in both calls of a conference, for both record what is said there', () => {
    start({ mode: 'always' });
    const other = '11111111-1111-4111-8111-111111111112';
    desk.hear({ type: 'held', callId, on: true, at: desk.now() }, { type: 'incoming', callId: other, identity, at: desk.now() });
    desk.hear({ type: 'talking', callId: other, at: desk.now() });
    desk.session.recording.pause(other, true);
    const all = () => [callId, other].map((id) => desk.state().recording.calls[id]);
    expect(all()).toEqual(['on', 'paused-by-agent']);
    desk.session.conferences.ask({ type: 'join', callId, otherId: other });
    for (const id of [callId, other]) desk.hear({ type: 'together', callId: id, on: true, at: desk.now() });
    expect(all()).toEqual(['paused-by-agent', 'paused-by-agent']);
    desk.session.recording.pause(callId, false);
    desk.session.recording.pauseForField(other, true);
    expect(all()).toEqual(['paused-by-field', 'paused-by-field']);
    desk.session.recording.leaveField();
    expect(all()).toEqual(['on', 'on']);
  });

  it('says why there is none, lets the call go on, and can be tried again', () => {
    start({ mode: 'onDemand' });
    refusal = 'disk-full';
    desk.session.recording.record(callId, true);
    expect([shown(), problems(), told()]).toEqual(['failed', ['disk-full'], []]);
    refusal = undefined;
    desk.session.recording.record(callId, true);
    expect([shown(), problems()]).toEqual(['on', []]);
    const recordingId = told()[0]?.recordingId ?? '';
    desk.session.recording.lose(recordingId, 'disk-full');
    // what the recorder says of it comes late
    desk.hear({ type: 'recording-failed', callId, recordingId, reason: 'it could not be kept', at: desk.now() });
    expect([shown(), problems(), told().at(-1)]).toEqual(['failed', ['disk-full'], null]);
    expect(desk.state().calls).toMatchObject([{ callId, state: 'talking' }]);
  });

  it('says that the recorder broke', () => {
    start({ mode: 'always' });
    const recordingId = told()[0]?.recordingId ?? '';
    desk.hear({ type: 'recording-failed', callId, recordingId, reason: 'the recorder broke', at: desk.now() });
    expect([shown(), problems()]).toEqual(['failed', ['no-recorder']]);
  });

  it('ends with the voice process', () => {
    start({ mode: 'always' });
    desk.session.loseVoice();
    expect([kept.length, desk.state().recording.calls]).toEqual([2, {}]);
  });

  describe('of a call that the PBX brings back after the voice process died', () => {
    const recovery = { rejoinPrefix: '*90' };
    const dieAndComeBack = (meanwhile = () => {}) => {
      desk.session.loseVoice();
      expect([kept.length, told().length]).toEqual([2, before]);
      meanwhile();
      desk.becomeReady();
      desk.hear({ type: 'talking', callId, at: desk.now() });
    };
    let before: number;

    it.each([
      ['always', 'as it was', false],
      ['onDemand', 'as it was', false],
      ['always', 'paused', true],
    ] as const)('goes on in a new one (%s, %s), from its first sound on', (mode, _how, isPaused) => {
      start({ mode, beepEveryS: 15 }, { recovery });
      if (mode === 'onDemand') desk.session.recording.record(callId, true);
      if (isPaused) desk.session.recording.pause(callId, true);
      before = told().length;
      dieAndComeBack();
      const { recordingId } = kept.at(-1) as { recordingId: string };
      expect(told().slice(before)).toEqual([{ recordingId, isPaused, beepEveryS: 15 }]);
      expect(shown()).toBe(isPaused ? 'paused-by-agent' : 'on');
      expect(new Set(kept.map((one) => (one as { recordingId: string }).recordingId)).size).toBe(2);
      desk.pass(1000);
      desk.hear({ type: 'ended', callId, cause: 'hung-up-there', at: desk.now() });
      const pauses = isPaused ? [{ from: desk.now() - 1000, to: desk.now() }] : [];
      expect(kept.at(-1)).toEqual({ recordingId, at: desk.now(), pauses });
    });

    it('is paused where that was wished meanwhile, and says so when it cannot be had', () => {
      start({ mode: 'always' }, { recovery });
      before = told().length;
      dieAndComeBack(() => {
        desk.session.recording.pause(callId, true);
        before = told().length;
      });
      expect(told().slice(before)).toMatchObject([{ isPaused: true }]);
      refusal = 'disk-full';
      desk.session.loseVoice();
      desk.becomeReady();
      desk.hear({ type: 'talking', callId, at: desk.now() });
      expect([shown(), problems()]).toEqual(['failed', ['disk-full']]);
    });

    it('is over when the call does not come back', () => {
      start({ mode: 'always' }, { recovery });
      desk.session.loseVoice();
      expect(shown()).toBe('on');
      desk.pass(12_000);
      expect([kept.length, desk.state().recording.calls, desk.state().calls]).toEqual([2, {}, []]);
    });
  });

  it('leaves a talk with a colleague about the caller alone', () => {
    start({ mode: 'always' });
    desk.session.transfers.consult(callId, '1002', undefined);
    desk.hear({ type: 'held', callId, on: true, at: desk.now() });
    const colleague = desk.state().calls.find((call) => call.consultationFor === callId)?.callId ?? '';
    desk.hear({ type: 'talking', callId: colleague, at: desk.now() });
    expect(Object.keys(desk.state().recording.calls)).toEqual([callId]);
  });

  it('never happens where policy does not speak of it', () => {
    start({});
    desk.session.recording.record(callId, true);
    expect([kept, told(), desk.state().recording]).toEqual([[], [], { mode: 'off', calls: {} }]);
  });
});
