import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CallerCommand, type CallerReport, callerCommandSchema, callerReportSchema } from '../../contract/ipc/caller';
import { FakeStream, type FakeTrack } from '../voice/audio/fake-media';
import { FakePeerConnection, makeSdp } from '../voice/sip/testing/fake-peer-connection';
import { Callers } from './callers';
import { FakeAudioContext, FakeNode, fakeAudio } from './testing/fake-audio';

const callId = '0192d3a0-0000-7000-8000-000000000001';
const requestId = '0192d3a0-0000-7000-8000-0000000000aa';
const greeting = { type: 'say', callId, lineId: 'greeting', file: 'en/tariff-question/greeting.ogg', gain: 1 } as const;
const question = { type: 'say', callId, lineId: 'question', file: 'en/tariff-question/question.ogg', gain: 0.5 } as const;

describe('Callers', () => {
  let reports: CallerReport[];
  let callers: Callers;
  /** Recordings that are there. */
  let served: Set<string>;

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('RTCPeerConnection', FakePeerConnection);
    vi.stubGlobal('MediaStream', FakeStream);
    const codecs = ['audio/opus', 'audio/PCMU', 'audio/PCMA', 'audio/telephone-event'].map((mimeType) => ({ mimeType }));
    vi.stubGlobal('RTCRtpReceiver', { getCapabilities: () => ({ codecs }) });
    for (const [name, fake] of Object.entries(fakeAudio)) vi.stubGlobal(name, fake);
    vi.spyOn(HTMLMediaElement.prototype, 'play').mockImplementation(() => Promise.resolve());
    FakePeerConnection.made.length = 0;
    FakeNode.made.length = 0;
    FakeAudioContext.made.length = 0;
    FakeAudioContext.agentAmplitude = 0;
    served = new Set(['/speech/en/tariff-question/greeting.ogg', '/speech/en/tariff-question/question.ogg']);
    vi.stubGlobal('fetch', (url: string) => Promise.resolve(new Response(url, { status: served.has(url) ? 200 : 404 })));
    reports = [];
    callers = new Callers({ report: (report) => reports.push(callerReportSchema.parse(report)), parent: document.body });
  });

  afterEach(() => {
    apply({ type: 'end', callId });
    expect(left()).toEqual({
      timers: 0,
      elements: 0,
      open: 0,
      live: 0,
      running: 0,
      playing: 0,
      ways: 0,
    });
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  function apply(command: CallerCommand): void {
    callers.apply(callerCommandSchema.parse(command));
  }

  const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(5);
  const told = (type: CallerReport['type']): CallerReport[] => reports.filter((report) => report.type === type);
  const peer = (): FakePeerConnection => FakePeerConnection.made[0] as FakePeerConnection;
  const recordings = (): FakeNode[] => FakeNode.made.filter(({ name }) => name === 'recording');

  /** How much is still there of all that was made. */
  function left(): Record<string, number> {
    return {
      timers: vi.getTimerCount(),
      elements: document.querySelectorAll('audio').length,
      open: FakePeerConnection.made.filter(({ signalingState }) => signalingState !== 'closed').length,
      live: FakePeerConnection.made.filter(({ sentTrack }) => (sentTrack as FakeTrack).readyState === 'live').length,
      running: FakeAudioContext.made.filter(({ state }) => state === 'running').length,
      playing: recordings().filter(({ isPlaying }) => isPlaying).length,
      ways: FakeNode.made.filter(({ to }) => to.size > 0).length,
    };
  }

  async function talk(): Promise<void> {
    apply({ type: 'prepare', callId });
    await settle();
    apply({ type: 'connect', callId, sdp: makeSdp() });
    await settle();
    peer().recoverMedia();
  }

  it('offers with a candidate in it, and says once that sound flows', async () => {
    apply({ type: 'prepare', callId });
    await settle();
    apply({ type: 'connect', callId, sdp: makeSdp() });
    await settle();
    peer().recoverMedia();
    peer().recoverMedia();
    expect(reports).toEqual([
      { type: 'offer', callId, sdp: `${makeSdp()}a=candidate:1 1 udp 1 127.0.0.1 40000 typ host\r\n` },
      { type: 'connected', callId },
    ]);
    expect(peer().codecs).toEqual(['audio/PCMU', 'audio/PCMA', 'audio/telephone-event']);
  });

  it('answers a call that the agent dialled, and the hold within it', async () => {
    apply({ type: 'respond', callId, requestId, sdp: makeSdp() });
    await settle();
    peer().recoverMedia();
    apply({ type: 'respond', callId, requestId, sdp: makeSdp('sendonly') });
    await settle();
    expect(FakePeerConnection.made.length).toBe(1);
    expect(told('answer').map((report) => 'sdp' in report && /a=(send|recv)\w+/.exec(report.sdp)?.[0])).toEqual([
      'a=sendrecv',
      'a=recvonly',
    ]);
  });

  it('does nothing while a caller waits in the queue', async () => {
    apply({ type: 'prepare', callId });
    apply({ type: 'background', callId, noise: 'street', gain: 0.3 });
    await settle();
    expect(left()).toMatchObject({ timers: 0, running: 0 });
  });

  it('says one line after another, through the telephone band', async () => {
    await talk();
    apply(greeting);
    apply(question);
    await settle();
    expect(recordings().map(({ options }) => options.buffer)).toEqual([{ recording: '/speech/en/tariff-question/greeting.ogg' }]);
    expect(recordings()[0]?.ways()).toEqual(['recording > gain > filter > filter > to agent']);
    recordings()[0]?.finish();
    await settle();
    recordings()[1]?.finish();
    expect(told('said')).toEqual([
      { type: 'said', callId, lineId: 'greeting', isWhole: true },
      { type: 'said', callId, lineId: 'question', isWhole: true },
    ]);
  });

  it('stops in mid-word when hushed, fading out within 10 ms, and speaks again after', async () => {
    await talk();
    apply(greeting);
    apply(question);
    await settle();
    const [speaking] = recordings();
    apply({ type: 'hush', callId });
    expect(speaking?.stoppedAtS).toBe(7.01);
    expect([...(speaking?.to ?? [])][0]?.gain.told).toEqual([
      ['set', 1, 7],
      ['ramp', 0, 7.01],
    ]);
    expect(told('said')).toEqual([
      { type: 'said', callId, lineId: 'greeting', isWhole: false },
      { type: 'said', callId, lineId: 'question', isWhole: false },
    ]);
    speaking?.finish();
    apply(question);
    await settle();
    recordings()[1]?.finish();
    expect(told('said').at(-1)).toEqual({ type: 'said', callId, lineId: 'question', isWhole: true });
  });

  it('goes on to the next line when a recording is not there', async () => {
    served.delete('/speech/en/tariff-question/greeting.ogg');
    await talk();
    apply(greeting);
    apply(question);
    await settle();
    expect(recordings().length).toBe(1);
    expect(reports.slice(2)).toEqual([
      { type: 'log', level: 'warn', message: 'There is no recording en/tariff-question/greeting.ogg' },
      { type: 'said', callId, lineId: 'greeting', isWhole: false },
    ]);
  });

  it('tells when the agent speaks and pauses', async () => {
    await talk();
    const since = Date.now();
    await vi.advanceTimersByTimeAsync(1000);
    FakeAudioContext.agentAmplitude = 0.1;
    await vi.advanceTimersByTimeAsync(2000);
    FakeAudioContext.agentAmplitude = 0;
    await vi.advanceTimersByTimeAsync(1000);
    expect(reports.slice(2)).toEqual([
      { type: 'agent-speaks', callId, at: since + 1000 },
      { type: 'agent-pauses', callId, spokenMs: 2000, levelDb: expect.closeTo(-20, 3), at: since + 3000 },
    ]);
  });

  it('has one background at a time', async () => {
    await talk();
    apply({ type: 'background', callId, noise: 'street', gain: 0.3 });
    apply({ type: 'background', callId, noise: 'room', gain: 0.3 });
    expect(recordings().map(({ isPlaying }) => isPlaying)).toEqual([false, true]);
    apply({ type: 'background', callId, noise: 'none', gain: 0 });
    expect(recordings().map(({ isPlaying }) => isPlaying)).toEqual([false, false]);
  });

  it('keeps nothing of a call that ends in the middle of everything', async () => {
    await talk();
    apply(greeting);
    apply({ type: 'background', callId, noise: 'hum', gain: 0.3 });
    await settle();
    apply(question);
    apply({ type: 'respond', callId, requestId, sdp: makeSdp() });
    apply({ type: 'end', callId });
    await settle();
    expect(told('answer')).toEqual([]);
    expect(told('said')).toEqual([]);
  });

  it('keeps nothing of a call that ends before it is offered', async () => {
    apply({ type: 'prepare', callId });
    apply({ type: 'end', callId });
    await settle();
    expect(reports).toEqual([]);
  });

  it.each([
    { what: 'the connection fails', fail: () => peer().failMedia() },
    { what: 'a description is none', fail: () => apply({ type: 'connect', callId, sdp: 'nonsense' }) },
  ])('says that a call is lost when $what, and lets go of it', async ({ fail }) => {
    await talk();
    apply(greeting);
    await settle();
    fail();
    await settle();
    expect(reports.slice(2)).toEqual([
      { type: 'log', level: 'warn', message: expect.stringContaining('is lost') },
      { type: 'lost', callId },
    ]);
    expect(left()).toMatchObject({ timers: 0, open: 0, running: 0, playing: 0 });
  });

  it('takes no notice of what is said of calls that are not there', () => {
    apply(greeting);
    apply({ type: 'hush', callId });
    apply({ type: 'connect', callId, sdp: makeSdp() });
    expect([reports, FakePeerConnection.made]).toEqual([[], []]);
  });
});
