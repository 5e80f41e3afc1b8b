import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeTrack } from '../audio/fake-media';
import { FakePeerConnection, makeSdp } from './testing/fake-peer-connection';
import { fakeWebRtc, startLine, startRegistered, startTalk } from './testing/line-under-test';

beforeEach(fakeWebRtc);
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('an incoming call', () => {
  it('is told at once with who calls, rings at the caller and is answered without waiting for gathering', async () => {
    const { pbx, legs, told, toldOf, pass } = await startRegistered();
    const call = pbx.invite(['X-Queue: support', 'P-Asserted-Identity: "Anna" <sip:+36305550123@pbx.example>']);
    await pass();
    expect(told.at(-1)).toEqual(['incoming', { number: '+36305550123', displayName: 'Anna', isWithheld: false, queue: 'support' }]);
    expect(call.answers).toEqual(['100 INVITE', '180 INVITE']);
    legs[0]?.answer(fakeTrack());
    await pass(5);
    expect(call.answers).toEqual(['100 INVITE', '180 INVITE', '200 INVITE']);
    expect(toldOf('talking', 'ended')).toEqual([['talking']]);
  });

  it.each([
    ['caller-gave-up', undefined],
    ['caller-gave-up', 'Q.850;cause=0'],
    ['answered-elsewhere', 'SIP;cause=200;text="Call completed elsewhere"'],
    ['not-answered', 'Q.850;cause=19'],
  ])('ends as %s for a CANCEL with the reason %s', async (cause, reason) => {
    const { pbx, legs, told, pass } = await startRegistered();
    const call = pbx.invite();
    await pass();
    call.cancel(reason);
    await pass();
    expect(told.at(-1)).toEqual(['ended', cause, 'Canceled']);
    legs[0]?.hangUp();
    legs[0]?.hold(true);
    expect(legs[0]?.lifetime.size).toBe(0);
  });

  it('is rejected as busy, and told so once', async () => {
    const { pbx, legs, toldOf, pass } = await startRegistered();
    const call = pbx.invite();
    await pass();
    legs[0]?.reject();
    legs[0]?.reject();
    await pass();
    expect(call.answers).toEqual(['100 INVITE', '180 INVITE', '486 INVITE']);
    expect(toldOf('ended')).toEqual([['ended', 'rejected-here', 'Rejected']]);
  });

  it('comes through with a display name that breaks the grammar', async () => {
    const { pbx, told, pass } = await startRegistered();
    pbx.invite([], '"Anna "the \\ Great" <b>&" <sip:+36305550123@pbx.example>');
    await pass();
    expect(told.at(-1)).toEqual(['incoming', { number: '+36305550123', displayName: 'Anna "the Great" <b>&', isWithheld: false }]);
  });

  it('comes through with a display name of 4 KB', async () => {
    const { pbx, told, pass } = await startRegistered();
    pbx.invite([], `"${'A'.repeat(4096)}" <sip:+36305550123@pbx.example>`);
    await pass();
    expect(told.at(-1)).toEqual(['incoming', { number: '+36305550123', displayName: 'A'.repeat(128), isWithheld: false }]);
  });

  it('survives nonsense from the server', async () => {
    const { pbx, told, pass } = await startRegistered();
    for (const nonsense of ['', 'x', 'INVITE\r\n\r\n', 'SIP/2.0 200 OK\r\nVia: x\r\n\r\n', 'NOTIFY sip:x SIP/2.0\r\nCall-ID: 1\r\n\r\n'])
      pbx.send(nonsense);
    await pass();
    pbx.invite();
    await pass();
    expect(told.at(-1)?.[0]).toBe('incoming');
  });

  it('that was offered while the PC slept does not ring', async () => {
    let sleptMs = 0;
    const { pbx, toldOf, pass } = await startRegistered({ uptimeMs: () => Promise.resolve(performance.now() + sleptMs) });
    // as on a system whose monotonic clock stands still in sleep
    sleptMs = 40_000;
    vi.setSystemTime(Date.now() + 40_000);
    const call = pbx.invite();
    await pass();
    await pass(1500);
    const late = pbx.invite();
    await pass();
    expect([call.answers.at(-1), late.answers.at(-1)]).toEqual(['480 INVITE', '480 INVITE']);
    await pass(1000);
    pbx.invite();
    await pass();
    expect(toldOf('incoming').length).toBe(1);
  });

  it('that was offered while the process was stopped does not ring', async () => {
    const { pbx, toldOf, pass } = await startRegistered();
    const now = performance.now.bind(performance);
    vi.spyOn(performance, 'now').mockImplementation(() => now() + 40_000);
    const call = pbx.invite();
    await pass();
    expect([call.answers.at(-1), toldOf('incoming')]).toEqual(['480 INVITE', []]);
    vi.mocked(performance.now).mockRestore();
  });

  it('rings all the same after the clock was set, forward or back', async () => {
    const { pbx, toldOf, pass } = await startRegistered();
    for (const byMs of [3_600_000, -3_600_000, 9000]) {
      vi.setSystemTime(Date.now() + byMs);
      pbx.invite();
      await pass();
      await pass(1500);
    }
    expect(toldOf('incoming').length).toBe(3);
  });

  it('that is cancelled before the sleep is known for certain never rings', async () => {
    let tell = (_uptimeMs: number): void => {};
    const { pbx, toldOf, pass } = await startRegistered({ uptimeMs: () => new Promise((resolve) => (tell = resolve)) });
    tell(0);
    await pass();
    vi.setSystemTime(Date.now() + 40_000);
    const call = pbx.invite();
    await pass();
    call.cancel();
    await pass();
    tell(0);
    await pass();
    expect(toldOf('incoming')).toEqual([]);
  });

  it('that rings when the line goes is over', async () => {
    const { pbx, toldOf, pass } = await startRegistered();
    pbx.invite();
    await pass();
    pbx.socket.drop();
    await pass();
    expect(toldOf('ended')).toEqual([['ended', 'line-lost', undefined]]);
  });
});

describe('an outgoing call', () => {
  it('rings there, is answered, and hangs up with BYE', async () => {
    const { line, pbx, toldOf, pass } = await startRegistered();
    const leg = line.dial('leg-1', '+36 (30) 555-0199', fakeTrack());
    await pass(5);
    const invite = pbx.outgoing;
    expect(invite.startLine).toBe('INVITE sip:+36305550199@pbx.example SIP/2.0');
    pbx.reply(invite, 180, 'Ringing', ['Contact: <sip:pbx.example;transport=ws>']);
    await pass();
    pbx.reply(invite, 200, 'OK', ['Contact: <sip:pbx.example;transport=ws>'], makeSdp());
    await pass();
    expect(toldOf('progress', 'talking', 'ended')).toEqual([['progress', false], ['talking']]);
    leg?.hangUp();
    await pass();
    expect(pbx.requests('BYE').length).toBe(1);
    expect(toldOf('ended')).toEqual([['ended', 'hung-up-here', 'Terminated']]);
    expect(leg?.lifetime.size).toBe(0);
  });

  it.each([
    [486, [], 'busy'],
    [603, [], 'declined'],
    [404, [], 'unknown-number'],
    [480, [], 'not-reachable'],
    [480, ['Reason: Q.850;cause=19'], 'no-reply'],
    [488, [], 'failed'],
  ])('that gets a %i %j ends as %s', async (status, lines, cause) => {
    const { line, pbx, toldOf, pass } = await startRegistered();
    line.dial('leg-1', '605', fakeTrack());
    await pass(5);
    pbx.reply(pbx.outgoing, status, 'Reason', lines);
    await pass();
    expect(toldOf('ended')).toEqual([['ended', cause, `${status} Reason`]]);
  });

  it('is cancelled while it rings', async () => {
    const { line, pbx, toldOf, pass } = await startRegistered();
    const leg = line.dial('leg-1', '604', fakeTrack());
    await pass(5);
    pbx.reply(pbx.outgoing, 180, 'Ringing', ['Contact: <sip:pbx.example;transport=ws>']);
    await pass();
    leg?.hangUp();
    await pass();
    expect(pbx.requests('CANCEL').length).toBe(1);
    expect(toldOf('ended')).toEqual([['ended', 'hung-up-here', 'Canceled']]);
  });

  it('is not made to something that is no address, nor without a line', async () => {
    const { line, pbx, pass } = await startRegistered();
    expect(line.dial('leg-1', '@@', fakeTrack())).toBeNull();
    pbx.socket.drop();
    await pass();
    expect(line.dial('leg-2', '600', fakeTrack())).toBeNull();
  });
});

describe('hold', () => {
  it('a double click is two re-INVITEs in order, and the call goes on', async () => {
    const { pbx, leg, toldOf, pass, track } = await startTalk();
    leg.hold(true);
    leg.hold(false);
    leg.hold(true);
    leg.hold(false);
    await pass(100);
    expect(toldOf('held', 'ended')).toEqual([
      ['held', true],
      ['held', false],
    ]);
    expect(pbx.requests('INVITE').map(({ body }) => /a=(send\w+)/.exec(body)?.[1])).toEqual(['sendonly', 'sendrecv']);
    expect(track.enabled).toBe(true);
  });

  it('clicked again while the first is on its way is done after it', async () => {
    const { leg, toldOf, pass } = await startTalk();
    leg.hold(true);
    await pass();
    leg.hold(false);
    await pass(100);
    expect(toldOf('held', 'ended')).toEqual([
      ['held', true],
      ['held', false],
    ]);
  });

  it('asked for where it is so already is told again, without a re-INVITE', async () => {
    const { pbx, leg, toldOf, pass } = await startTalk();
    leg.hold(true);
    await pass(100);
    leg.hold(true);
    await pass(100);
    expect(toldOf('held')).toEqual([
      ['held', true],
      ['held', true],
    ]);
    expect(pbx.requests('INVITE').length).toBe(1);
  });

  it('that meets a 491 is rolled back and tried again', async () => {
    const { pbx, leg, toldOf, pass, connection } = await startTalk();
    pbx.reinviteStatuses = [491, 491];
    leg.hold(true);
    await pass(100);
    expect(connection.signalingState).toBe('stable');
    expect(toldOf('held', 'ended')).toEqual([]);
    await pass(3000);
    expect(toldOf('held', 'ended')).toEqual([['held', true]]);
    const sequences = pbx.requests('INVITE').map((request) => Number.parseInt(request.header('CSeq'), 10));
    expect(sequences.map((sequence) => sequence - (sequences[0] ?? 0))).toEqual([0, 1, 2]);
  });

  it('that crosses a re-INVITE of the PBX refuses it with 491, and both come through after it', async () => {
    const { pbx, leg, call, toldOf, pass } = await startTalk();
    pbx.reinviteStatuses = [491];
    leg.hold(true);
    call.reinvite();
    await pass(5);
    expect(call.answers.at(-1)).toBe('491 INVITE');
    call.reinvite();
    await pass(20);
    expect(call.answers.at(-1)).toBe('200 INVITE');
    await pass(3000);
    expect(toldOf('held', 'ended')).toEqual([['held', true]]);
  });

  it('that is refused leaves the call as it was and says so', async () => {
    const { pbx, leg, toldOf, pass, track, connection } = await startTalk();
    pbx.reinviteStatuses = [488];
    leg.hold(true);
    await pass(100);
    expect(toldOf('held', 'refused', 'ended')).toEqual([
      ['held', false, 'as before'],
      ['refused', '488 Refused'],
    ]);
    expect([track.enabled, connection.transceiver.direction]).toEqual([true, 'sendrecv']);
  });

  it('that cannot be taken back stays, is silent and says so', async () => {
    const { pbx, leg, toldOf, pass, track } = await startTalk();
    pbx.reinviteStatuses = [200, 403];
    leg.hold(true);
    await pass(100);
    leg.hold(false);
    await pass(100);
    expect(toldOf('held', 'ended')).toEqual([
      ['held', true],
      ['held', true, 'as before'],
    ]);
    expect(track.enabled).toBe(false);
  });

  it('wished while the line is down is done when it is back', async () => {
    const { pbx, leg, toldOf, pass } = await startTalk();
    pbx.socket.drop();
    await pass();
    leg.hold(true);
    await pass(3000);
    expect(toldOf('held', 'ended')).toEqual([['held', true]]);
  });

  it('by the other side is told, and does not undo our mute', async () => {
    const { call, leg, toldOf, pass, track } = await startTalk();
    leg.mute(true);
    call.reinvite('sendonly');
    await pass(20);
    call.reinvite('sendrecv');
    await pass(20);
    expect(toldOf('muted', 'held by other')).toEqual([
      ['muted', true],
      ['held by other', true],
      ['held by other', false],
    ]);
    expect(track.enabled).toBe(false);
    leg.mute(false);
    expect(track.enabled).toBe(true);
  });
});

describe('a call in progress', () => {
  it('is ended by the other side', async () => {
    const { call, leg, told, pass, track } = await startTalk();
    call.bye();
    await pass();
    expect(told).toEqual([['ended', 'hung-up-there', 'Terminated']]);
    expect([leg.lifetime.size, track.readyState]).toEqual([0, 'ended']);
  });

  it('outlives the socket, and renews its route when the line is back, without a gap', async () => {
    const { pbx, told, toldOf, pass, connection } = await startTalk();
    pbx.socket.drop();
    await pass(8000);
    expect(toldOf('ended')).toEqual([]);
    expect(told.at(-1)).toEqual(['line', 'registered']);
    expect([pbx.requests('INVITE').length, connection.iceRestarts]).toEqual([1, 0]);
  });

  it('finds new candidates when the line is back and nothing is heard any more', async () => {
    const { pbx, toldOf, pass, connection } = await startTalk();
    connection.isReceiving = false;
    pbx.socket.drop();
    await pass(2000);
    expect([pbx.requests('INVITE').length, connection.iceRestarts, toldOf('ended')]).toEqual([1, 1, []]);
  });

  it('finds new candidates when the line is back and the far end is heard, but may not hear us', async () => {
    const { pbx, toldOf, pass, connection } = await startTalk();
    connection.isAnswering = false;
    pbx.socket.drop();
    await pass(2000);
    expect([pbx.requests('INVITE').length, connection.iceRestarts]).toEqual([1, 0]);
    await pass(4000);
    expect([pbx.requests('INVITE').length, connection.iceRestarts, toldOf('ended')]).toEqual([2, 1, []]);
  });

  it('finds new candidates once, however often it is told of the same change', async () => {
    const { line, pbx, pass, connection } = await startTalk();
    connection.isAnswering = false;
    line.retryNow();
    await pass(400);
    line.retryNow();
    await pass(10_000);
    expect([pbx.requests('INVITE').length, connection.iceRestarts]).toEqual([3, 1]);
  });

  it('finds new candidates although the re-INVITE before them was refused', async () => {
    const { line, pbx, toldOf, pass, connection } = await startTalk();
    pbx.reinviteStatuses = [0];
    line.retryNow();
    await pass(400);
    const [first] = pbx.requests('INVITE');
    if (!first) throw new Error('the route is not renewed');
    connection.isReceiving = false;
    line.retryNow();
    await pass(400);
    pbx.reply(first, 500, 'Refused');
    await pass(400);
    expect([connection.iceRestarts, toldOf('ended')]).toEqual([1, []]);
  });

  it('on another network finds new candidates at once, over the line that is there', async () => {
    const { line, pbx, toldOf, pass, connection } = await startTalk();
    connection.isReceiving = false;
    line.retryNow();
    await pass(300);
    expect([pbx.requests('INVITE').length, connection.iceRestarts, toldOf('line', 'ended')]).toEqual([1, 1, []]);
  });

  it('whose own network is gone is back over another one within three seconds', async () => {
    const { line, pbx, told, toldOf, pass, connection } = await startTalk();
    const before = pbx.socket;
    before.isDead = true;
    connection.isReceiving = false;
    line.retryNow();
    await pass(1500);
    expect(toldOf('line')).toContainEqual(['line', 'down', 'timeout', 'no answer']);
    await pass(1500);
    expect(told.at(-1)).toEqual(['line', 'registered']);
    expect(toldOf('ended')).toEqual([]);
    expect(pbx.requests('INVITE').length).toBe(1);
    expect(pbx.socket).not.toBe(before);
  });

  it('that the PBX has forgotten is over when the line is back', async () => {
    const { pbx, toldOf, pass } = await startTalk();
    pbx.reinviteStatuses = [481];
    pbx.socket.drop();
    await pass(2000);
    expect(toldOf('ended')).toEqual([['ended', 'line-lost', '481 Call does not exist']]);
  });

  it('hung up while the line is down is silent at once, and its BYE follows', async () => {
    const { pbx, leg, toldOf, pass, track } = await startTalk();
    pbx.refused.add('ws://pbx.example/ws');
    pbx.socket.drop();
    await pass();
    leg.hangUp();
    expect(toldOf('ended')).toEqual([['ended', 'hung-up-here', undefined]]);
    expect(track.readyState).toBe('ended');
    await pass(5000);
    expect(pbx.requests('BYE').length).toBe(0);
    pbx.refused.clear();
    await pass(60_000);
    expect(pbx.requests('BYE').length).toBe(1);
    expect(toldOf('ended').length).toBe(1);
  });

  it.each(['failMedia', 'failIce'] as const)(
    'looks for new candidates when its media fails (%s), and ends with a BYE when that is in vain',
    async (fail) => {
      const { pbx, toldOf, pass, connection } = await startTalk();
      connection[fail]();
      await pass(5000);
      expect(toldOf('ended')).toEqual([]);
      expect(pbx.requests('INVITE').length).toBe(1);
      await pass(5000);
      expect(toldOf('ended')).toEqual([['ended', 'media-lost', undefined]]);
      expect(pbx.requests('BYE').length).toBe(1);
    },
  );

  it('finds new candidates after a few seconds without its network, and none for a moment without it', async () => {
    const { connection, pbx, pass, toldOf } = await startTalk();
    connection.interruptMedia();
    await pass(2500);
    connection.recoverMedia();
    await pass(5000);
    expect(pbx.requests('INVITE').length).toBe(0);
    connection.interruptMedia();
    await pass(3500);
    expect(pbx.requests('INVITE').length).toBe(1);
    await pass(20_000);
    expect([pbx.requests('INVITE').length, toldOf('ended')]).toEqual([1, []]);
  });

  it('finds new candidates once when no packets come any more, and not while it is held', async () => {
    const { connection, leg, pbx, pass } = await startTalk();
    await pass(10_000);
    expect(pbx.requests('INVITE').length).toBe(0);
    connection.isReceiving = false;
    await pass(30_000);
    expect(pbx.requests('INVITE').length).toBe(1);
    leg.hold(true);
    connection.isReceiving = true;
    await pass(5000);
    connection.isReceiving = false;
    await pass(30_000);
    expect(pbx.requests('INVITE').length).toBe(2);
  });

  it('goes on when its media comes back', async () => {
    const { toldOf, pass, connection } = await startTalk();
    connection.failMedia();
    await pass(3000);
    connection.recoverMedia();
    await pass(20_000);
    expect(toldOf('ended')).toEqual([]);
  });

  it('tells the other party that an UPDATE or re-INVITE asserts', async () => {
    const { call, toldOf, pass } = await startTalk();
    call.update(['P-Asserted-Identity: "Second Line" <sip:+36305550199@pbx.example>']);
    await pass(10);
    call.reinvite('sendrecv', ['P-Asserted-Identity: "Third" <sip:1003@pbx.example>']);
    await pass(10);
    expect(toldOf('identity')).toEqual([
      ['identity', { number: '+36305550199', displayName: 'Second Line', isWithheld: false }],
      ['identity', { number: '1003', displayName: 'Third', isWithheld: false }],
    ]);
    expect(call.answers.slice(-3)).toEqual(['200 UPDATE', '100 INVITE', '200 INVITE']);
  });

  it('sends digits in the audio stream once that is up, or as INFO where it cannot', async () => {
    const { pbx, leg, pass, connection } = await startTalk();
    leg.digits('1');
    connection.recoverMedia();
    leg.digits('2#');
    expect(connection.sentDigits).toEqual([]);
    await pass(400);
    expect(connection.sentDigits).toEqual(['12#']);
    const [sender] = connection.getSenders() as { dtmf: { canInsertDTMF: boolean } }[];
    if (sender) sender.dtmf.canInsertDTMF = false;
    leg.digits('4*');
    await pass(1000);
    expect(pbx.requests('INFO').map(({ body }) => body)).toEqual(['Signal=4\r\nDuration=120', 'Signal=*\r\nDuration=120']);
  });

  it('sends what is typed while a pasted number is on its way after it, by INFO too', async () => {
    const { pbx, leg, pass, connection } = await startTalk();
    connection.recoverMedia();
    await pass(400);
    const [sender] = connection.getSenders() as { dtmf: { canInsertDTMF: boolean } }[];
    if (sender) sender.dtmf.canInsertDTMF = false;
    leg.digits('123');
    await pass(100);
    leg.digits('#');
    await pass(100);
    leg.digits('9');
    await pass(2000);
    leg.digits('0');
    await pass();
    expect(pbx.requests('INFO').map(({ body }) => body[7])).toEqual(['1', '2', '3', '#', '9', '0']);
  });

  it('sends digits by INFO alone where the account says so', async () => {
    const started = startLine({
      account: { servers: ['ws://pbx.example/ws'], user: '1001', domain: 'pbx.example', registerExpiresS: 300, digits: 'info' },
    });
    started.line.start();
    await started.pass(10);
    started.pbx.invite();
    await started.pass();
    started.legs[0]?.answer(fakeTrack());
    await started.pass(10);
    FakePeerConnection.made[0]?.recoverMedia();
    started.legs[0]?.digits('7');
    await started.pass(500);
    expect([FakePeerConnection.made[0]?.sentDigits, started.pbx.requests('INFO').map(({ body }) => body)]).toEqual([
      [],
      ['Signal=7\r\nDuration=120'],
    ]);
  });

  it('lets a mix through that has the mute in it already, and nothing of it while it holds', async () => {
    const { leg, connection, pass } = await startTalk();
    leg.mute(true);
    const mix = fakeTrack('mix');
    leg.sendMix(mix);
    expect([connection.sentTrack, mix.enabled]).toEqual([mix, true]);
    leg.hold(true);
    expect(mix.enabled).toBe(false);
    leg.hold(false);
    await pass(100);
    expect(mix.enabled).toBe(true);
    const voice = fakeTrack('microphone');
    leg.replaceTrack(voice);
    expect([connection.sentTrack, voice.enabled, mix.readyState]).toEqual([voice, false, 'ended']);
  });

  it('sends another microphone without asking, muted as before', async () => {
    const { pbx, leg, connection, track } = await startTalk();
    leg.mute(true);
    const other = fakeTrack('headset');
    leg.replaceTrack(other);
    expect([connection.sentTrack, other.enabled, track.readyState]).toEqual([other, false, 'ended']);
    expect(pbx.requests('INVITE').length).toBe(0);
  });

  it('sends its voice through a mix while there is one, which mute does not silence', async () => {
    const { pbx, leg, connection, track } = await startTalk();
    const fed: unknown[] = [];
    const mixed = fakeTrack('mixed');
    leg.sendThrough({
      feed(voice) {
        fed.push(voice);
        return mixed;
      },
    });
    leg.mute(true);
    expect([connection.sentTrack, leg.sentTrack, mixed.enabled, track.enabled]).toEqual([mixed, mixed, true, false]);
    const other = fakeTrack('headset');
    leg.replaceTrack(other);
    expect([connection.sentTrack, fed, other.enabled]).toEqual([mixed, [track, other], false]);
    leg.sendThrough(undefined);
    expect([connection.sentTrack, leg.sentTrack, mixed.readyState]).toEqual([other, other, 'live']);
    expect(pbx.requests('INVITE').length).toBe(0);
  });

  it('goes on when the far end sends an offer that is no SDP', async () => {
    const { call, toldOf, pass, pbx } = await startTalk();
    pbx.send('INVITE');
    call.reinvite('nonsense');
    await pass(100);
    expect(toldOf('ended')).toEqual([]);
  });
});
