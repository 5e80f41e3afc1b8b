import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PhoneCommand } from '../../core/phone/phone-command';
import { type PhoneEvent, phoneEventSchema } from '../../core/phone/phone-event';
import { FakeAudioContext, FakeStream, FakeTrack, soundsIn } from './audio/fake-media';
import { Phone } from './phone';
import { FakePbx } from './sip/testing/fake-pbx';
import { FakePeerConnection, makeSdp } from './sip/testing/fake-peer-connection';
import { fakeWebRtc, passTime } from './sip/testing/line-under-test';

class FakeMediaDevices extends EventTarget {
  refusal = '';
  readonly tracks: FakeTrack[] = [];

  enumerateDevices = (): Promise<unknown[]> =>
    Promise.resolve([
      { kind: 'audioinput', label: 'Headset', deviceId: 'h1' },
      { kind: 'audiooutput', label: 'Speaker', deviceId: 's1' },
    ]);

  getUserMedia = (): Promise<unknown> => {
    if (this.refusal) return Promise.reject(new DOMException('', this.refusal));
    const track = new FakeTrack('source');
    this.tracks.push(track);
    return Promise.resolve(new FakeStream([track]));
  };
}

const connect: PhoneCommand = {
  type: 'connect',
  account: { servers: ['ws://pbx.example/ws'], user: '1001', domain: 'pbx.example', registerExpiresS: 300 },
  secret: { kind: 'password', password: 'correct horse' },
  headers: { queue: 'X-Queue', customerId: 'X-Customer-Id', campaign: 'X-Campaign', reference: 'X-Call-Ref', note: 'X-Call-Note' },
  userAgent: 'Firstline/test',
  instanceId: '0192d3a0-0000-4000-8000-0000000000aa',
};
const noCues = {
  callConnected: false,
  callEnded: false,
  heldCall: false,
  recording: false,
  coach: false,
  wrapUpEnding: false,
  line: false,
};
const setDevices = (keepMicrophoneOpen: boolean, mayBeSilent = false, cues = noCues): PhoneCommand => ({
  type: 'set-devices',
  mayBeSilent,
  devices: {
    microphone: [],
    speaker: [{ label: 'Speaker', deviceId: '' }],
    ringer: [],
    keepMicrophoneOpen,
    ringVolume: 0.5,
    microphoneGainDb: 0,
    noiseSuppression: 'standard',
    echoCancellation: true,
    autoGainControl: true,
    withoutMicrophone: false,
    cues,
  },
});
const first = '0192d3a0-0000-7000-8000-000000000001';
const second = '0192d3a0-0000-7000-8000-000000000002';

describe('Phone', () => {
  let pbx: FakePbx;
  let media: FakeMediaDevices;
  let events: PhoneEvent[];
  let phone: Phone;
  let playing: Set<HTMLMediaElement>;
  /** Ids of the devices, by what plays on them. */
  let placed: Map<string | undefined, string>;

  beforeEach(() => {
    fakeWebRtc();
    vi.stubGlobal('AudioContext', FakeAudioContext);
    playing = new Set();
    vi.spyOn(HTMLMediaElement.prototype, 'play').mockImplementation(function (this: HTMLMediaElement) {
      playing.add(this);
      return Promise.resolve();
    });
    vi.spyOn(HTMLMediaElement.prototype, 'pause').mockImplementation(function (this: HTMLMediaElement) {
      playing.delete(this);
    });
    placed = new Map();
    Object.assign(HTMLMediaElement.prototype, {
      setSinkId(this: HTMLMediaElement, id: string): Promise<void> {
        placed.set(this.dataset.ringer ?? this.dataset.callId, id);
        return Promise.resolve();
      },
    });
    vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:ring', revokeObjectURL: () => {} }));
    pbx = new FakePbx();
    media = new FakeMediaDevices();
    events = [];
    const ids = [first, second];
    phone = new Phone({
      report: (event) => events.push(phoneEventSchema.parse(event)),
      keepRecording: () => Promise.resolve('kept'),
      mediaDevices: media as unknown as MediaDevices,
      hid: undefined,
      parent: document.body,
      isLinux: true,
      open: pbx.open,
      newCallId: () => ids.shift() ?? '',
      random: () => 0.5,
      uptimeMs: () => Promise.resolve(performance.now()),
    });
  });

  afterEach(async () => {
    phone.end();
    await passTime(60_000);
    expect(vi.getTimerCount()).toBe(0);
    expect(document.querySelectorAll('audio').length).toBe(0);
    vi.useRealTimers();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  const start = async (keepMicrophoneOpen = true): Promise<void> => {
    phone.start();
    phone.apply(setDevices(keepMicrophoneOpen));
    phone.apply(connect);
    await passTime(10);
  };
  const ringing = (): (string | undefined)[] =>
    [...playing].filter(({ isConnected }) => isConnected).map(({ dataset }) => dataset.ringer ?? dataset.callId);
  const typesOf = (callId: string): string[] =>
    events.flatMap((event) => ('callId' in event && event.callId === callId ? [event.type] : []));

  it('starts, lists the devices, registers and opens the microphone', async () => {
    await start();
    expect(
      events.map((event) => (event.type === 'line' ? event.line.kind : event.type === 'microphone' ? event.state : event.type)),
    ).toEqual(['started', 'connecting', 'devices', 'open', 'microphone-opened', 'registered']);
  });

  it('tells that strong noise suppression cannot be had', async () => {
    const { devices } = setDevices(true) as Extract<PhoneCommand, { type: 'set-devices' }>;
    phone.apply({ type: 'set-devices', devices: { ...devices, noiseSuppression: 'strong' }, mayBeSilent: false });
    await vi.waitFor(() => expect(events.map(({ type }) => type)).toContain('suppression-failed'));
  });

  it('takes a call that nobody has answered only after a tone, without a ring, and the microphone waits as well', async () => {
    await start(false);
    pbx.invite(['Call-Info: <sip:pbx.example>;answer-after=0']);
    await passTime(5);
    expect(events.at(-1)).toMatchObject({ type: 'incoming', asksForAnswer: true });
    phone.apply({ type: 'answer', callId: first, isUnasked: true });
    await passTime(300);
    expect([ringing(), media.tracks.length, typesOf(first)]).toEqual([['cue'], 0, ['incoming']]);
    await passTime(400);
    expect(typesOf(first)).toEqual(['incoming', 'answering', 'talking']);
    expect(media.tracks).toHaveLength(1);
  });

  it('leaves a call alone that ends while its tone sounds', async () => {
    await start(false);
    const call = pbx.invite();
    await passTime(5);
    phone.apply({ type: 'answer', callId: first, isUnasked: true });
    await passTime(100);
    call.cancel();
    await passTime(1000);
    expect(typesOf(first)).toEqual(['incoming', 'ended']);
    expect(media.tracks.every(({ readyState }) => readyState === 'ended')).toBe(true);
  });

  it('rings where a call that was to answer itself finds no microphone', async () => {
    media.refusal = 'NotFoundError';
    await start(false);
    pbx.invite();
    await passTime(100);
    phone.apply({ type: 'answer', callId: first, isUnasked: true });
    await passTime(700);
    expect([typesOf(first), ringing().includes('ring')]).toEqual([['incoming'], true]);
  });

  it('takes a call from ring to end, and lets go of everything', async () => {
    await start(false);
    const call = pbx.invite();
    await passTime(100);
    expect(ringing()).toEqual(['ring']);
    phone.apply({ type: 'answer', callId: first });
    phone.apply({ type: 'answer', callId: first });
    await passTime(20);
    expect(ringing()).toEqual([first]);
    call.bye();
    await passTime(5);
    expect(typesOf(first)).toEqual(['incoming', 'answering', 'talking', 'ended']);
    expect(media.tracks.map(({ readyState, clones }) => [readyState, clones.map((clone) => clone.readyState)])).toEqual([
      ['ended', ['ended']],
    ]);
    expect(phone.callCount).toBe(0);
  });

  it('leaves a call ringing that cannot be answered without a microphone, and says why', async () => {
    media.refusal = 'NotFoundError';
    await start();
    pbx.invite();
    await passTime(100);
    phone.apply({ type: 'answer', callId: first });
    await passTime(20);
    expect(typesOf(first)).toEqual(['incoming']);
    expect(events).toContainEqual({ type: 'microphone', state: 'missing' });
    expect(events.at(-1)).toMatchObject({ type: 'log', level: 'warn' });
    expect(ringing()).toEqual(['ring']);
    media.refusal = '';
    phone.apply({ type: 'answer', callId: first });
    await passTime(100);
    expect(typesOf(first)).toEqual(['incoming', 'answering', 'talking']);
  });

  it('does not dial without a microphone', async () => {
    media.refusal = 'NotAllowedError';
    await start();
    phone.apply({ type: 'dial', callId: first, target: '600' });
    await passTime(20);
    expect(events.at(-1)).toMatchObject({ type: 'ended', callId: first, cause: 'microphone-refused' });
  });

  it('knocks for a second call, where the first is heard', async () => {
    await start();
    pbx.invite();
    await passTime(100);
    phone.apply({ type: 'answer', callId: first });
    await passTime(20);
    pbx.invite();
    await passTime(100);
    expect(ringing()).toEqual([first, 'knock']);
    expect(placed.get('knock')).toBe('s1');
    phone.apply({ type: 'reject', callId: second });
    await passTime(5);
    expect(ringing()).toEqual([first]);
    expect(typesOf(second)).toEqual(['incoming', 'ended']);
  });

  it('joins two callers, mixes the microphone that is there, and leaves the one who stays with the agent alone', async () => {
    await start();
    FakePeerConnection.made.length = 0;
    const calls = [];
    for (const callId of [first, second]) {
      calls.push(pbx.invite());
      await passTime(100);
      phone.apply({ type: 'answer', callId });
      await passTime(20);
      if (callId === first) phone.apply({ type: 'hold', callId, on: true });
      await passTime(100);
    }
    const sent = () =>
      FakePeerConnection.made.map(({ sentTrack }) => (sentTrack?.original?.name === 'source' ? 'agent' : soundsIn(sentTrack)));
    const togetherness = () => events.flatMap((event) => (event.type === 'together' ? [[event.callId === first ? 1 : 2, event.on]] : []));
    phone.apply({ type: 'set-conference', callIds: [first, second] });
    expect(togetherness()).toEqual([]);
    phone.apply({ type: 'hold', callId: first, on: false });
    await passTime(100);
    expect(togetherness()).toEqual([
      [1, true],
      [2, true],
    ]);
    const mixed = ['far end', 'source clone'];
    expect(sent()).toEqual([mixed, mixed]);
    phone.apply({ type: 'mute', callId: first, on: true });
    expect(sent()).toEqual([['far end'], mixed]);
    media.tracks.at(-1)?.lose();
    expect(sent()[1]).toEqual(['far end', 'silence clone']);
    await passTime(100);
    expect(sent()[1]).toEqual(mixed);
    calls[0]?.bye();
    await passTime(20);
    expect(sent()[1]).toBe('agent');
    expect(togetherness().slice(2)).toEqual([
      [1, false],
      [2, false],
    ]);
  });

  it('rings back while the far end rings without sound of its own', async () => {
    await start();
    phone.apply({ type: 'dial', callId: first, target: '604' });
    await passTime(10);
    pbx.reply(pbx.outgoing, 180, 'Ringing', ['Contact: <sip:pbx.example;transport=ws>']);
    await passTime(5);
    expect(ringing()).toEqual(['ringback']);
    phone.apply({ type: 'hang-up', callId: first });
    await passTime(5);
    expect(ringing()).toEqual([]);
    expect(typesOf(first)).toEqual(['ringing-there', 'ended']);
  });

  it('keeps a feature code to itself: no sound, no microphone, and who calls meanwhile rings', async () => {
    await start(false);
    phone.apply(setDevices(false, false, { ...noCues, callConnected: true, callEnded: true }));
    phone.apply({ type: 'check-sound', mode: 'level' });
    await passTime(150);
    phone.apply({ type: 'dial', callId: second, target: '*45', isForPbx: true });
    await passTime(10);
    pbx.reply(pbx.outgoing, 180, 'Ringing', ['Contact: <sip:pbx.example;transport=ws>']);
    await passTime(5);
    expect([ringing(), events.at(-1)]).toMatchObject([[], { type: 'sound-level', level: { mode: 'level' } }]);
    phone.apply({ type: 'check-sound', mode: 'off' });
    pbx.reply(pbx.outgoing, 200, 'OK', ['Contact: <sip:pbx.example;transport=ws>'], makeSdp());
    await passTime(2500);
    expect([ringing(), typesOf(second)]).toEqual([[], ['talking']]);
    expect(media.tracks.every(({ readyState }) => readyState === 'ended')).toBe(true);
    pbx.invite();
    await passTime(100);
    expect(ringing()).toEqual(['ring']);
    phone.apply({ type: 'hang-up', callId: second });
    await passTime(20);
    expect([ringing(), typesOf(second)]).toEqual([['ring'], ['talking', 'ended']]);
    expect(events.some(({ type }) => type === 'quality')).toBe(false);
    expect(pbx.requests('BYE').length).toBe(1);
  });

  it('says when a feature code cannot be dialled', async () => {
    phone.start();
    phone.apply({ type: 'dial', callId: first, target: '*45', isForPbx: true });
    expect(events.at(-1)).toMatchObject({ type: 'ended', callId: first, cause: 'line-lost' });
  });

  it('hangs up a call that was not made yet', async () => {
    await start(false);
    phone.apply({ type: 'dial', callId: first, target: '604' });
    phone.apply({ type: 'hang-up', callId: first });
    await passTime(20);
    expect(typesOf(first)).toEqual(['ended']);
    expect(pbx.requests('INVITE').length).toBe(0);
    expect(media.tracks.every(({ readyState }) => readyState === 'ended')).toBe(true);
  });

  it('does nothing for calls that are not there, or without a line', async () => {
    phone.start();
    for (const type of ['answer', 'reject', 'hang-up'] as const) phone.apply({ type, callId: first });
    for (const type of ['hold', 'mute'] as const) phone.apply({ type, callId: first, on: true });
    phone.apply({ type: 'send-digits', callId: first, digits: '1' });
    phone.apply({ type: 'retry-now' });
    phone.apply({ type: 'disconnect' });
    phone.apply({ type: 'set-registered', registered: false });
    phone.apply({ type: 'watch-hint', target: 'x' });
    phone.apply({ type: 'send-message', requestId: first, target: 'agent', body: 'ready' });
    await passTime(5);
    expect(events.filter(({ type }) => type !== 'devices' && type !== 'microphone')).toEqual([
      { type: 'started' },
      { type: 'message-settled', requestId: first, status: 0 },
    ]);
  });

  it('says of a call in progress that its line was closed', async () => {
    await start();
    pbx.invite();
    await passTime(100);
    phone.apply({ type: 'answer', callId: first });
    await passTime(20);
    phone.apply({ type: 'disconnect' });
    await passTime(3000);
    expect(typesOf(first).at(-1)).toBe('ended');
    expect(pbx.requests('BYE').length).toBe(1);
    expect(events.filter((event) => event.type === 'line').at(-1)).toEqual({ type: 'line', line: { kind: 'off' } });
  });

  it.each([
    ['the network is there again', () => window.dispatchEvent(new Event('online'))],
    ['main says that it is another one', () => phone.apply({ type: 'retry-now' })],
  ])('registers at once when %s, however long it was away', async (_what, tell) => {
    await start();
    pbx.refused.add('ws://pbx.example/ws');
    pbx.socket.drop();
    await passTime(300_000);
    pbx.refused.clear();
    tell();
    await passTime(10);
    expect(events.filter((event) => event.type === 'line').at(-1)).toMatchObject({ line: { kind: 'registered' } });
  });

  it('watches a hint that was asked before the line it is for', async () => {
    phone.apply({ type: 'watch-hint', target: 'support-pause-1001' });
    await start();
    await passTime(5);
    expect(pbx.requests('SUBSCRIBE').map(({ startLine }) => startLine)).toEqual(['SUBSCRIBE sip:support-pause-1001@pbx.example SIP/2.0']);
  });

  it('answers without a microphone where it may be silent', async () => {
    media.refusal = 'NotAllowedError';
    phone.start();
    phone.apply(setDevices(true, true));
    phone.apply(connect);
    await passTime(10);
    pbx.invite();
    await passTime(100);
    phone.apply({ type: 'answer', callId: first });
    await passTime(100);
    expect(typesOf(first)).toEqual(['incoming', 'answering', 'talking']);
    expect(events).toContainEqual({ type: 'microphone', state: 'silent' });
  });

  it('checks the sound without an account, and lets go of the microphone afterwards', async () => {
    phone.start();
    await passTime(1);
    phone.apply({ type: 'check-sound', mode: 'level' });
    await passTime(250);
    phone.apply({ type: 'check-sound', mode: 'echo' });
    await passTime(100);
    expect(ringing()).toEqual(['echo']);
    phone.apply({ type: 'check-sound', mode: 'off' });
    await passTime(250);
    expect(events.flatMap((event) => (event.type === 'sound-level' ? [event.level.mode] : []))).toEqual(['level', 'level', 'echo', 'off']);
    expect(media.tracks.map(({ readyState, clones }) => [readyState, clones.map((clone) => clone.readyState)])).toEqual([
      ['ended', ['ended']],
    ]);
  });

  it('ends the check of the sound when a call comes, and begins none while it is there', async () => {
    await start(false);
    phone.apply({ type: 'check-sound', mode: 'echo' });
    await passTime(100);
    pbx.invite();
    await passTime(100);
    expect(events.findLast(({ type }) => type === 'sound-level')).toMatchObject({ level: { mode: 'off' } });
    expect(ringing()).toEqual(['ring']);
    phone.apply({ type: 'check-sound', mode: 'echo' });
    await passTime(5);
    expect(ringing()).toEqual(['ring']);
    expect(media.tracks.every(({ readyState }) => readyState === 'ended')).toBe(true);
  });

  it('asks again for a refused microphone when the sound is checked', async () => {
    media.refusal = 'NotAllowedError';
    phone.start();
    await passTime(1);
    phone.apply({ type: 'check-sound', mode: 'level' });
    await passTime(150);
    media.refusal = '';
    phone.apply({ type: 'check-sound', mode: 'level' });
    await passTime(150);
    expect(events.flatMap((event) => (event.type === 'microphone' ? [event.state] : []))).toEqual(['closed', 'refused', 'open']);
    expect(events.at(-1)).toMatchObject({ type: 'sound-level' });
  });

  it('gives the cues that are wanted, of calls that were talked', async () => {
    await start();
    const cues = () => ringing().filter((name) => name === 'cue').length;
    const elements = () => [...document.querySelectorAll<HTMLAudioElement>('audio[data-ringer=cue]')];
    phone.apply(setDevices(true, false, { ...noCues, callEnded: true }));
    pbx.invite();
    await passTime(100);
    phone.apply({ type: 'reject', callId: first });
    await passTime(5);
    expect(cues()).toBe(0);
    const call = pbx.invite();
    await passTime(100);
    phone.apply({ type: 'answer', callId: second });
    await passTime(20);
    expect(cues()).toBe(0);
    call.bye();
    await passTime(5);
    expect([cues(), elements().some(({ loop }) => loop)]).toEqual([1, false]);
    phone.apply({ type: 'play-cue', cue: 'line-lost' });
    phone.apply(setDevices(true, false, { ...noCues, line: true }));
    for (const element of elements()) element.pause();
    phone.apply({ type: 'play-cue', cue: 'line-lost' });
    expect(cues()).toBe(1);
  });

  it('tests the ring and the speaker', async () => {
    phone.start();
    phone.apply({ type: 'test-ring' });
    phone.apply({ type: 'test-speaker' });
    expect(ringing()).toEqual(['ring', 'ringback']);
    await passTime(7000);
    expect(ringing()).toEqual([]);
  });
});
