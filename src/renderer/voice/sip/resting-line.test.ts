import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeTrack } from '../audio/fake-media';
import type { CallLeg } from './call-leg';
import type { SipLineOptions } from './sip-line';
import { FakePeerConnection, makeSdp } from './testing/fake-peer-connection';
import { fakeWebRtc, type LineUnderTest, startLine } from './testing/line-under-test';

beforeEach(fakeWebRtc);
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A line that is connected and not registered, as it is on a break where the PBX knows no pause. */
async function startResting(options: Partial<SipLineOptions> = {}): Promise<LineUnderTest> {
  const started = startLine(options);
  started.line.setRegistered(false);
  started.line.start();
  await started.pass(10);
  return started;
}

/** The same with a dialled call that is talked in. */
async function startDialledTalk(): Promise<LineUnderTest & { readonly leg: CallLeg }> {
  const resting = await startResting();
  const leg = resting.line.dial('leg-1', '605', fakeTrack());
  await resting.pass(5);
  resting.pbx.reply(resting.pbx.outgoing, 200, 'OK', ['Contact: <sip:pbx.example;transport=ws>'], makeSdp());
  await resting.pass(10);
  if (!leg?.isTalking) throw new Error('nobody has answered');
  return { ...resting, leg };
}

describe('a line that rests unregistered', () => {
  it('is there when the server has answered anything at all, and asks for no registration', async () => {
    const { pbx, told } = await startResting();
    expect(told).toEqual([
      ['line', 'connecting'],
      ['line', 'off', 'resting', 'ws://pbx.example/ws'],
    ]);
    expect([pbx.requests('OPTIONS').length, pbx.requests('REGISTER').length]).toEqual([1, 0]);
  });

  it('leaves a server that takes connections and says nothing', async () => {
    const servers = ['ws://one.example/ws', 'ws://two.example/ws'];
    const { line, pbx, told, pass } = startLine({ account: { servers, user: '1001', domain: 'pbx.example', registerExpiresS: 300 } });
    pbx.isSilent = true;
    line.setRegistered(false);
    line.start();
    while (!told.some(([, kind]) => kind === 'down')) await pass(50);
    pbx.isSilent = false;
    await pass(500);
    expect([told.at(-1), pbx.socket.url]).toEqual([['line', 'off', 'resting', 'ws://two.example/ws'], 'ws://two.example/ws']);
  });

  it('goes back to the first server by itself when that is well again', async () => {
    const servers = ['ws://one.example/ws', 'ws://two.example/ws'];
    const { line, pbx, told, pass } = startLine({ account: { servers, user: '1001', domain: 'pbx.example', registerExpiresS: 300 } });
    pbx.refused.add('ws://one.example/ws');
    line.setRegistered(false);
    line.start();
    await pass(500);
    expect(told.at(-1)).toEqual(['line', 'off', 'resting', 'ws://two.example/ws']);
    pbx.refused.clear();
    await pass(70_000);
    expect(told.at(-1)).toEqual(['line', 'off', 'resting', 'ws://one.example/ws']);
    expect(pbx.requests('REGISTER')).toEqual([]);
  });

  it('comes back to the same server when the socket was lost', async () => {
    const servers = ['ws://one.example/ws', 'ws://two.example/ws'];
    const { pbx, told, pass } = await startResting({ account: { servers, user: '1001', domain: 'pbx.example', registerExpiresS: 300 } });
    pbx.socket.drop();
    await pass(2000);
    expect([told.at(-1), pbx.socket.url]).toEqual([['line', 'off', 'resting', 'ws://one.example/ws'], 'ws://one.example/ws']);
  });

  it('renews the route of its call when the socket was lost', async () => {
    const { pbx, told, toldOf, pass } = await startDialledTalk();
    const inCall = (): number => pbx.requests('INVITE').filter((invite) => invite.header('To').includes(';tag=')).length;
    pbx.socket.drop();
    await pass(2000);
    expect([told.at(-1), inCall(), toldOf('ended')]).toEqual([['line', 'off', 'resting', 'ws://pbx.example/ws'], 1, []]);
  });

  it('finds new candidates for its call on another network', async () => {
    const { line, pbx, pass } = await startDialledTalk();
    for (const connection of FakePeerConnection.made) connection.isReceiving = false;
    line.retryNow();
    await pass(300);
    expect(pbx.requests('INVITE').at(-1)?.header('To')).toContain(';tag=');
  });

  it('says the BYE that could not be said while the socket was down', async () => {
    const { pbx, leg, pass } = await startDialledTalk();
    pbx.refused.add('ws://pbx.example/ws');
    pbx.socket.drop();
    await pass();
    leg.hangUp();
    pbx.refused.clear();
    await pass(5000);
    expect(pbx.requests('BYE').length).toBe(1);
  });

  it('watches hints and the mailbox, again after the socket was lost, and not anew for a registration', async () => {
    const { line, pbx, pass } = await startResting();
    line.watchHint('1002');
    line.watchMailbox('1001');
    await pass(10);
    expect(pbx.requests('SUBSCRIBE').length).toBe(2);
    pbx.socket.drop();
    await pass(2000);
    expect(pbx.requests('SUBSCRIBE').length).toBe(4);
    line.setRegistered(true);
    await pass(10);
    expect(pbx.requests('SUBSCRIBE').length).toBe(4);
  });
});
