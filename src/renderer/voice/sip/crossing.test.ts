import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeTrack } from '../audio/fake-media';
import { makeSdp } from './testing/fake-peer-connection';
import { fakeWebRtc, type RingingLine, startRinging, startTalk } from './testing/line-under-test';

/** It is over, told once, and nothing of it is left or was too much for JsSIP. */
function expectOver({ leg, toldOf }: RingingLine, cause: string): void {
  expect(toldOf('ended', 'fault').map(([name, what]) => [name, what])).toEqual([['ended', cause]]);
  expect([leg.isOver, leg.lifetime.size]).toEqual([true, 0]);
}

const contact = ['Contact: <sip:pbx.example;transport=ws>'];

beforeEach(fakeWebRtc);
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a BYE that crosses a re-INVITE', () => {
  it('of ours ends the call, whatever the re-INVITE gets afterwards', async () => {
    for (const late of [200, 481, 487, undefined]) {
      const talk = await startTalk();
      talk.pbx.reinviteStatuses = [0];
      talk.leg.hold(true);
      await talk.pass(5);
      talk.call.bye();
      await talk.pass(5);
      expect(talk.call.answers.at(-1)).toBe('200 BYE');
      const [reinvite] = talk.pbx.requests('INVITE');
      if (!reinvite) throw new Error('no re-INVITE was sent');
      if (late !== undefined) talk.pbx.reply(reinvite, late, 'Late', contact, late === 200 ? makeSdp() : '');
      await talk.pass(40_000);
      expectOver(talk, 'hung-up-there');
    }
  });

  it('of theirs ends the call, and both are answered', async () => {
    const talk = await startTalk();
    talk.call.reinvite();
    talk.call.bye();
    await talk.pass(100);
    expect(
      talk.call.answers
        .slice(-2)
        .map((answer) => answer.slice(4))
        .sort(),
    ).toEqual(['BYE', 'INVITE']);
    await talk.pass(40_000);
    expectOver(talk, 'hung-up-there');
  });

  it('of theirs, when the BYE is ours, gets no new call', async () => {
    const talk = await startTalk();
    talk.leg.hangUp();
    talk.call.reinvite();
    await talk.pass(100);
    expect(talk.call.answers.at(-1)).toBe('481 INVITE');
    expect(talk.pbx.requests('BYE')).toHaveLength(1);
    expectOver(talk, 'hung-up-here');
  });
});

describe('a CANCEL that crosses an answer', () => {
  it('of ours that is not on its way yet ends the ring', async () => {
    const ringing = await startRinging();
    ringing.leg.answer(fakeTrack());
    ringing.call.cancel();
    await ringing.pass(100);
    expect(ringing.call.answers.filter((answer) => answer.endsWith('INVITE'))).toEqual(['100 INVITE', '180 INVITE', '487 INVITE']);
    expectOver(ringing, 'caller-gave-up');
  });

  it('of ours that is sent changes nothing: the caller takes the answer and hangs up', async () => {
    const ringing = await startRinging();
    ringing.call.isAcknowledging = false;
    ringing.leg.answer(fakeTrack());
    await ringing.pass(10);
    ringing.call.cancel();
    await ringing.pass(5);
    expect(ringing.call.answers.at(-1)).toBe('200 CANCEL');
    expect(ringing.toldOf('ended', 'fault')).toEqual([]);
    ringing.call.acknowledge();
    ringing.call.bye();
    await ringing.pass(5);
    expectOver(ringing, 'hung-up-there');
  });

  it('of ours that nobody takes leaves no call behind', async () => {
    const ringing = await startRinging();
    ringing.call.isAcknowledging = false;
    ringing.leg.answer(fakeTrack());
    await ringing.pass(10);
    ringing.call.cancel();
    await ringing.pass(40_000);
    expect(ringing.pbx.requests('BYE')).toHaveLength(1);
    expect([ringing.toldOf('ended').length, ringing.leg.lifetime.size]).toEqual([1, 0]);
  });

  it('of theirs takes it and hangs up at once', async () => {
    const { line, pbx, toldOf, pass } = await startRinging();
    const leg = line.dial('leg-9', '1002', fakeTrack());
    await pass(5);
    pbx.reply(pbx.outgoing, 180, 'Ringing', contact);
    await pass(5);
    leg?.hangUp();
    pbx.reply(pbx.outgoing, 200, 'OK', contact, makeSdp());
    await pass(100);
    expect([pbx.requests('CANCEL').length, pbx.requests('ACK').length, pbx.requests('BYE').length]).toEqual([1, 1, 1]);
    expect(toldOf('ended', 'talking', 'fault').map(([name, what]) => [name, what])).toEqual([['ended', 'hung-up-here']]);
    expect(leg?.lifetime.size).toBe(0);
  });
});
