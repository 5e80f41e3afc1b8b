import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeTrack } from '../audio/fake-media';
import { makeSdp } from './testing/fake-peer-connection';
import { fakeWebRtc, startTalk } from './testing/line-under-test';

const target = 'sip:1002@pbx.example';

beforeEach(fakeWebRtc);
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a blind transfer', () => {
  it('asks by REFER, tells that it rings there, and hangs up once that is answered', async () => {
    const { pbx, call, leg, told, toldOf, pass } = await startTalk();
    leg.transfer(target, { reference: '17.1', customerId: 'C-1', note: 'router restarts\r\nX-Evil: 1' });
    await pass(5);
    const [refer] = pbx.requests('REFER');
    expect(refer?.headers.filter(([name]) => /^(refer|x-)/i.test(name))).toEqual([
      ['Refer-To', '<sip:1002@pbx.example>'],
      ['Referred-By', '<sip:1001@pbx.example>'],
      ['X-Call-Ref', '17.1'],
      ['X-Customer-Id', 'C-1'],
      ['X-Call-Note', 'router restarts X-Evil: 1'],
    ]);
    call.notifyOfRefer('100 Trying');
    call.notifyOfRefer('180 Ringing');
    await pass(5);
    expect(told).toEqual([['transfer ringing']]);
    call.notifyOfRefer('200 OK', 'terminated;reason=noresource');
    await pass(5);
    expect(told.slice(1)).toEqual([['ended', 'transferred', undefined]]);
    expect(pbx.requests('BYE').length).toBe(1);
    // one more after the BYE
    call.notifyOfRefer('200 OK', 'terminated');
    await pass(5);
    expect(call.answers.slice(-4)).toEqual(['200 NOTIFY', '200 NOTIFY', '200 NOTIFY', '481 NOTIFY']);
    expect(toldOf('fault')).toEqual([]);
    expect(leg.lifetime.size).toBe(0);
  });

  it.each([
    ['says nothing at all', [], 10_000],
    ['says 100 and that it is the last word', [['100 Trying', 'terminated;reason=noresource']], 100],
    ['lets it ring, and says no more', [['180 Ringing', 'active']], 120_000],
  ] as const)('that the PBX accepts ends the call even when it %s', async (_what, notifies, withinMs) => {
    const { pbx, call, leg, toldOf, pass } = await startTalk();
    leg.transfer(target, {});
    await pass(5);
    for (const [statusLine, state] of notifies) call.notifyOfRefer(statusLine, state);
    await pass(withinMs);
    expect(toldOf('ended')).toEqual([['ended', 'transferred', undefined]]);
    expect(pbx.requests('BYE').length).toBe(1);
  });

  it('that the PBX accepts and ends itself is one, not a hang-up', async () => {
    const { call, leg, toldOf, pass } = await startTalk();
    leg.transfer(target, {});
    await pass(5);
    call.bye();
    await pass(5);
    expect(toldOf('ended')).toEqual([['ended', 'transferred', 'Terminated']]);
  });

  it.each([
    [302, 'forwarded'],
    [403, 'not-allowed'],
    [404, 'unknown-number'],
    [486, 'busy'],
    [488, 'failed'],
    [501, 'not-allowed'],
    [503, 'not-reachable'],
    [603, 'not-allowed'],
  ])('that is refused with %i leaves the call as it was, and may be tried again', async (status, problem) => {
    const { pbx, leg, told, pass } = await startTalk();
    pbx.referStatus = status;
    leg.transfer(target, {});
    await pass(5000);
    expect(told).toEqual([['transfer failed', problem, `${status} Answered`]]);
    leg.transfer(target, {});
    await pass(5);
    expect(pbx.requests('REFER').length).toBe(2);
    expect(pbx.requests('BYE').length).toBe(0);
  });

  it.each([
    ['302 Moved Temporarily', 'forwarded'],
    ['404 Not Found', 'unknown-number'],
    ['408 Request Timeout', 'no-reply'],
    ['486 Busy Here', 'busy'],
    ['603 Decline', 'declined'],
    ['606 Not Acceptable', 'failed'],
  ])('that comes back with %s gives the caller back', async (statusLine, problem) => {
    const { pbx, call, leg, told, pass } = await startTalk();
    leg.transfer(target, {});
    await pass(5);
    call.notifyOfRefer('100 Trying');
    call.notifyOfRefer(statusLine, 'terminated;reason=noresource');
    await pass(20_000);
    expect(told).toEqual([['transfer failed', problem, statusLine]]);
    expect(pbx.requests('BYE').length).toBe(0);
    leg.hangUp();
    expect(leg.lifetime.size).toBe(0);
  });

  it('that fails at a PBX which has let go of the caller ends the call, and says so', async () => {
    const { pbx, call, leg, connection, told, pass } = await startTalk();
    leg.transfer(target, {});
    await pass(5);
    connection.isReceiving = false;
    call.notifyOfRefer('486 Busy Here', 'terminated;reason=noresource');
    await pass(2500);
    expect(told).toEqual([['transfer failed', 'busy', '486 Busy Here']]);
    await pass(1500);
    expect(told.slice(1)).toEqual([['ended', 'lost-in-transfer', '486 Busy Here']]);
    expect(pbx.requests('BYE').length).toBe(1);
  });

  it('that fails while the caller is on hold waits for the end of that hold before it misses the caller', async () => {
    const { call, leg, connection, toldOf, pass } = await startTalk();
    leg.hold(true);
    await pass(50);
    connection.isReceiving = false;
    leg.transfer(target, {});
    await pass(5);
    call.notifyOfRefer('486 Busy Here', 'terminated;reason=noresource');
    await pass(10_000);
    expect(toldOf('ended')).toEqual([]);
    leg.hold(false);
    connection.isReceiving = true;
    await pass(10_000);
    expect(toldOf('ended')).toEqual([]);
  });

  it('of a call that the PBX does not know any more ends it', async () => {
    const { pbx, leg, told, pass } = await startTalk();
    pbx.referStatus = 481;
    leg.transfer(target, {});
    await pass(5);
    expect(told).toEqual([['ended', 'line-lost', '481 Call does not exist']]);
  });

  it('is not asked without a line, and the call goes on', async () => {
    const { pbx, leg, toldOf, pass } = await startTalk();
    pbx.socket.drop();
    await pass();
    leg.transfer(target, {});
    await pass();
    expect(toldOf('transfer failed', 'ended')).toEqual([['transfer failed', 'line-lost', 'not sent']]);
  });

  it('that is done while the line is down says its BYE later', async () => {
    const { pbx, leg, toldOf, pass } = await startTalk();
    leg.transfer(target, {});
    await pass(5);
    pbx.refused.add('ws://pbx.example/ws');
    pbx.socket.drop();
    await pass(11_000);
    expect(toldOf('ended')).toEqual([['ended', 'transferred', undefined]]);
    expect(pbx.requests('BYE').length).toBe(0);
    pbx.refused.clear();
    await pass(60_000);
    expect(pbx.requests('BYE').length).toBe(1);
  });
});

/** A caller, and a colleague who has answered. */
async function startConsultation() {
  const talk = await startTalk();
  const leg = talk.line.dial('leg-2', '1002', fakeTrack(), { reference: '17.1', note: 'Фёдор' });
  await talk.pass(5);
  const request = talk.pbx.outgoing;
  talk.pbx.reply(request, 200, 'OK', ['Contact: <sip:pbx.example;transport=ws>'], makeSdp());
  await talk.pass(10);
  if (!leg) throw new Error('nobody was called');
  talk.told.length = 0;
  return { ...talk, invite: { leg, request } };
}

describe('an attended transfer', () => {
  it('names the dialog of the other call as its far end knows it', async () => {
    const { pbx, call, leg, invite, pass } = await startConsultation();
    expect(invite.request.header('X-Call-Ref')).toBe('17.1');
    expect(invite.request.header('X-Call-Note')).toBe('Фёдор');
    leg.transfer(invite.leg, {});
    await pass(5);
    const ourTag = /;tag=([^;]+)/.exec(invite.request.header('From'))?.[1] ?? '';
    const replaces = encodeURIComponent(`${invite.request.header('Call-ID')};to-tag=pbx;from-tag=${ourTag}`);
    expect(pbx.requests('REFER').map((refer) => [refer.header('Call-ID'), refer.header('Refer-To')])).toEqual([
      [call.id, `<sip:1002@pbx.example?Replaces=${replaces}>`],
    ]);
  });

  it('is done once the PBX has ended the call that the caller takes over: a BYE on its mere word might hang up the caller', async () => {
    const { pbx, call, leg, invite, toldOf, pass } = await startConsultation();
    leg.transfer(invite.leg, {});
    await pass(5);
    call.notifyOfRefer('200 OK', 'terminated;reason=noresource');
    await pass(1000);
    expect([toldOf('ended'), pbx.requests('BYE').length]).toEqual([[], 0]);
    pbx.bye(invite.request);
    await pass(5);
    expect(toldOf('ended').at(-1)).toEqual(['ended', 'transferred', undefined]);
    expect(pbx.requests('BYE').map((bye) => bye.header('Call-ID'))).toEqual([call.id]);
  });

  it('is not broken by a hang-up pressed in that moment', async () => {
    const { pbx, call, leg, invite, toldOf, pass } = await startConsultation();
    leg.transfer(invite.leg, {});
    await pass(5);
    call.notifyOfRefer('200 OK', 'terminated;reason=noresource');
    await pass(5);
    leg.hangUp();
    await pass(500);
    expect(pbx.requests('BYE').length).toBe(0);
    pbx.bye(invite.request);
    await pass(5);
    expect(toldOf('ended').at(-1)).toEqual(['ended', 'transferred', undefined]);
  });

  it('is done as well where the PBX ends that call first', async () => {
    const { pbx, call, leg, invite, toldOf, pass } = await startConsultation();
    leg.transfer(invite.leg, {});
    await pass(5);
    pbx.bye(invite.request);
    call.notifyOfRefer('200 OK', 'terminated;reason=noresource');
    await pass(5);
    expect(toldOf('ended').at(-1)).toEqual(['ended', 'transferred', undefined]);
  });

  it('is done as well at a PBX that leaves that call to us', async () => {
    const { call, leg, invite, toldOf, pass } = await startConsultation();
    leg.transfer(invite.leg, {});
    await pass(5);
    call.notifyOfRefer('200 OK', 'terminated;reason=noresource');
    await pass(2100);
    expect(toldOf('ended')).toEqual([['ended', 'transferred', undefined]]);
  });

  it('with a call that is not answered yet, or over, is refused here', async () => {
    const { line, pbx, leg, toldOf, pass } = await startTalk();
    const other = line.dial('leg-2', '1002', fakeTrack());
    await pass(5);
    if (other) leg.transfer(other, {});
    pbx.reply(pbx.outgoing, 486, 'Busy Here');
    await pass(5);
    if (other) leg.transfer(other, {});
    await pass(5);
    const refusal = ['transfer failed', 'hung-up-there', 'nobody is in the other call'];
    expect(toldOf('transfer failed')).toEqual([refusal, refusal]);
    expect(pbx.requests('REFER')).toEqual([]);
  });
});

describe('what the far end asks of us', () => {
  it('a REFER is declined, and a NOTIFY of something else too', async () => {
    const { call, toldOf, pass } = await startTalk();
    call.request('REFER', ['Refer-To: <sip:+4420000000@pbx.example>']);
    call.request('NOTIFY', ['Event: talk', 'Subscription-State: active']);
    call.request('NOTIFY');
    call.notifyOfRefer('200 OK', 'terminated');
    await pass(20);
    expect(call.answers.slice(-4)).toEqual(['603 REFER', '489 NOTIFY', '489 NOTIFY', '200 NOTIFY']);
    expect(toldOf('fault', 'ended')).toEqual([]);
  });
});
