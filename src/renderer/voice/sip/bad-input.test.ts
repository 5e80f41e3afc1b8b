import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeTrack } from '../audio/fake-media';
import { FakePeerConnection, makeSdp } from './testing/fake-peer-connection';
import { fakeWebRtc, type LineUnderTest, startLine } from './testing/line-under-test';

let line: LineUnderTest;
beforeEach(async () => {
  fakeWebRtc();
  line = startLine();
  line.line.start();
  await line.pass(10);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function dial(target = '1002') {
  const leg = line.line.dial('leg-1', target, fakeTrack());
  if (!leg) throw new Error('not dialled');
  await line.pass(100);
  return leg;
}
const dialled = () => line.pbx.requests('INVITE').map(({ startLine: start }) => /sip:([^@]+)@/.exec(start)?.[1]);
const lastAnswer = () => line.pbx.responses('INVITE').at(-1);

/** Answers the last INVITE with a redirection. */
async function redirect(contact: string, status = 302): Promise<void> {
  line.pbx.reply(line.pbx.outgoing, status, 'Moved Temporarily', [`Contact: ${contact}`]);
  await line.pass(100);
}

describe('a call that is redirected', () => {
  it('follows to the number, at the own PBX whatever host is named, and can be ended there', async () => {
    await dial();
    await redirect('"Second line" <sip:1003@evil.example;transport=udp>;q=0.7');
    expect(dialled()).toEqual(['1002', '1003']);
    expect(line.pbx.outgoing.startLine).toBe('INVITE sip:1003@pbx.example SIP/2.0');
    expect(line.toldOf('ended')).toEqual([]);
    line.pbx.reply(line.pbx.outgoing, 180, 'Ringing');
    await line.pass(20);
    line.legs.at(-1)?.hangUp();
    await line.pass(20);
    expect(line.pbx.requests('CANCEL')).toHaveLength(1);
  });

  it('round in a circle ends, and is told as not reachable', async () => {
    await dial();
    await redirect('<sip:1003@pbx.example>');
    await redirect('<sip:1002@pbx.example>');
    expect(dialled()).toEqual(['1002', '1003']);
    expect(line.toldOf('ended')).toEqual([['ended', 'not-reachable', '302 Moved Temporarily']]);
  });

  it('from number to number without end is given up after a few', async () => {
    await dial('2000');
    for (let hop = 1; hop <= 8; hop += 1) if (line.toldOf('ended').length === 0) await redirect(`<sip:200${hop}@pbx.example>`);
    expect(dialled()).toEqual(['2000', '2001', '2002', '2003']);
    expect(line.toldOf('ended')).toHaveLength(1);
  });

  it.each(['<sip:anna@pbx.example>', '<https://evil.example/>', '', '<sip:1003'])('to what is no number ends: %s', async (contact) => {
    await dial();
    await redirect(contact);
    expect([dialled(), line.toldOf('ended')[0]?.[1]]).toEqual([['1002'], 'not-reachable']);
  });

  it('tries the next contact when the first was tried', async () => {
    await dial();
    await redirect('<sip:1002@pbx.example>, "a, b" <sip:1004@pbx.example>', 300);
    expect(dialled()).toEqual(['1002', '1004']);
  });
});

describe('a call that is refused everywhere', () => {
  it.each([
    [600, 'busy'],
    [603, 'declined'],
    [604, 'unknown-number'],
    [606, 'failed'],
    [607, 'declined'],
    [608, 'declined'],
    [699, 'failed'],
  ])('%i is told as %s', async (status, cause) => {
    await dial();
    line.pbx.reply(line.pbx.outgoing, status, 'Refused');
    await line.pass(20);
    expect(line.toldOf('ended').map(([, told]) => told)).toEqual([cause]);
  });
});

describe('early media without an answer', () => {
  it('is told as such and can be cancelled', async () => {
    const leg = await dial();
    line.pbx.reply(line.pbx.outgoing, 183, 'Session Progress', ['Contact: <sip:pbx.example;transport=ws>'], makeSdp());
    await line.pass(20);
    expect(line.toldOf('progress', 'talking')).toEqual([['progress', true]]);
    expect(FakePeerConnection.made.at(-1)?.remoteDescription?.type).toBe('answer');
    leg.hangUp();
    await line.pass(20);
    expect(line.pbx.requests('CANCEL')).toHaveLength(1);
    expect(line.toldOf('ended').map(([, told]) => told)).toEqual(['hung-up-here']);
  });
});

describe('an offer without sound', () => {
  it('is not one with G.722 under a number of its own', async () => {
    line.pbx.invite([], undefined, makeSdp().replace('SAVPF 0', 'SAVPF 18 111').concat('a=rtpmap:111 G722/8000\r\n'));
    await line.pass(20);
    expect(line.toldOf('incoming')).toHaveLength(1);
  });

  it.each([
    makeSdp().replace('m=audio 9', 'm=video 9'),
    makeSdp().replace('m=audio 9', 'm=audio 0'),
    makeSdp().replace('SAVPF 0', 'SAVPF 18 97 101').concat('a=rtpmap:97 iLBC/8000\r\na=rtpmap:101 telephone-event/8000\r\n'),
    makeSdp().replace('SAVPF 0', 'SAVPF 18').concat('m=text 9 RTP/AVP 0\r\n'),
    'nonsense',
  ])('that can be heard here is refused before anybody is rung', async (sdp) => {
    line.pbx.invite([], undefined, sdp);
    await line.pass(20);
    expect([lastAnswer(), line.toldOf('incoming')]).toEqual([488, []]);
  });

  it('in a call is refused, and the call goes on', async () => {
    const call = line.pbx.invite();
    await line.pass();
    line.legs[0]?.answer(fakeTrack());
    await line.pass(20);
    call.offer(makeSdp().replace('m=audio 9', 'm=image 9'));
    await line.pass(20);
    expect(call.answers.at(-1)).toBe('488 INVITE');
    expect(line.toldOf('ended')).toEqual([]);
  });

  it('that leaves the offer to us (RFC 3261, 13.2.1) is none', async () => {
    line.pbx.invite([], undefined, '');
    await line.pass(20);
    expect(line.toldOf('incoming')).toHaveLength(1);
  });
});
