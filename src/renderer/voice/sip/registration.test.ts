import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeWebRtc, startLine } from './testing/line-under-test';

const twoServers = { servers: ['ws://one.example/ws', 'ws://two.example/ws'], user: '1001', domain: 'pbx.example', registerExpiresS: 300 };

describe('a line at its registrar', () => {
  beforeEach(fakeWebRtc);
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('answers the digest with the password and is registered', async () => {
    const { line, pbx, told, pass } = startLine();
    line.start();
    await pass(10);
    expect(told).toEqual([
      ['line', 'connecting'],
      ['line', 'registered'],
    ]);
    expect(pbx.requests('REGISTER').map((request) => request.header('Authorization') !== '')).toEqual([false, true]);
  });

  it('registers by HA1, without the password', async () => {
    const ha1 = 'f1b0bdb16c4e4dce0cfd6b9d7dd7f1ce';
    const wrong = startLine({ secret: { kind: 'ha1', ha1, realm: 'pbx.example' } });
    wrong.line.start();
    await wrong.pass(10);
    expect(wrong.told.at(-1)).toEqual(['line', 'down', 'wrong-credentials', '401 Unauthorized']);
    // MD5("1001:pbx.example:correct horse")
    const right = startLine({ secret: { kind: 'ha1', ha1: '76AEB0075A1B20A5EB9DFDAA36B9E677', realm: 'pbx.example' } });
    right.line.start();
    await right.pass(10);
    expect(right.told.at(-1)).toEqual(['line', 'registered']);
  });

  it('renews before the registration expires', async () => {
    const { line, pbx, pass } = startLine();
    line.start();
    await pass(300_000);
    expect(pbx.requests('REGISTER').length).toBeGreaterThan(3);
  });

  it('says that the password is wrong, tries again patiently, and at once when asked', async () => {
    const { line, pbx, told, pass } = startLine({ secret: { kind: 'password', password: 'wrong' } });
    line.start();
    await pass(10_000);
    expect(told).toEqual([
      ['line', 'connecting'],
      ['line', 'down', 'wrong-credentials', '401 Unauthorized'],
    ]);
    await pass(5000);
    expect(told.length).toBe(4);
    pbx.password = 'wrong';
    line.retryNow();
    await pass(10);
    expect(told.at(-1)).toEqual(['line', 'registered']);
  });

  it.each([
    [403, 'wrong-credentials'],
    [404, 'unknown-account'],
    [503, 'refused'],
  ])('tells a %i as %s', async (status, problem) => {
    const { line, pbx, told, pass } = startLine();
    pbx.registerStatus = status;
    line.start();
    await pass(10);
    expect(told.at(-1)).toEqual(['line', 'down', problem, `${status} Refused`]);
  });

  it('takes the servers in order and comes back to the first', async () => {
    const { line, pbx, told, pass } = startLine({ account: twoServers });
    pbx.refused.add('ws://one.example/ws');
    line.start();
    await pass(200);
    expect(told.at(-1)).toEqual(['line', 'registered']);
    pbx.refused.clear();
    pbx.socket.drop();
    await pass(2000);
    expect(pbx.sockets.map(({ url }) => url)).toEqual(['ws://one.example/ws', 'ws://two.example/ws', 'ws://one.example/ws']);
    expect(told.at(-1)).toEqual(['line', 'registered']);
  });

  it('goes back to the first server by itself when that is well again, and never in a call', async () => {
    const { line, pbx, told, legs, pass } = startLine({ account: twoServers });
    const served = () => pbx.sockets.filter(({ readyState }) => readyState === WebSocket.OPEN).map(({ url }) => url);
    pbx.refused.add('ws://one.example/ws');
    line.start();
    await pass(70_000);
    expect(served()).toEqual(['ws://two.example/ws']);
    pbx.refused.clear();
    pbx.invite();
    await pass(70_000);
    expect(served()).toEqual(['ws://two.example/ws']);
    legs[0]?.reject();
    told.length = 0;
    await pass(70_000);
    expect(served()).toEqual(['ws://one.example/ws']);
    expect(told).toEqual(expect.arrayContaining([['line', 'registered']]));
    expect(told.some(([, kind]) => kind === 'down')).toBe(false);
    expect(pbx.requests('REGISTER').filter((request) => request.header('Expires') === '0').length).toBeGreaterThan(0);
    expect(pbx.requests('OPTIONS').filter((request) => !request.header('From').includes('<sip:1001@pbx.example>'))).toEqual([]);
  });

  it('goes back less and less often to a first server that answers and does not register it, and stays registered otherwise', async () => {
    const { line, pbx, told, pass } = startLine({ account: twoServers });
    pbx.unable.add('ws://one.example/ws');
    line.start();
    await pass(1000);
    const leavesWithin = async (minutes: number) => {
      told.length = 0;
      for (let minute = 0; minute < minutes; minute += 1) await pass(60_000);
      expect(pbx.socket.url).toBe('ws://two.example/ws');
      return told.filter(([, kind]) => kind === 'down').length;
    };
    expect(await leavesWithin(10)).toBe(3);
    expect(await leavesWithin(20)).toBe(1);
  });

  it('does not leave its server for a first one that takes connections and says nothing', async () => {
    const { line, pbx, told, pass } = startLine({ account: twoServers });
    pbx.silent.add('ws://one.example/ws');
    line.start();
    await pass(20_000);
    expect(told.at(-1)).toEqual(['line', 'registered']);
    told.length = 0;
    await pass(180_000);
    expect(told).toEqual([]);
    expect(pbx.sockets.filter(({ readyState }) => readyState !== WebSocket.CLOSED).map(({ url }) => url)).toEqual(['ws://two.example/ws']);
  });

  it('names its installation to the registrar', async () => {
    const { line, pbx, pass } = startLine();
    line.start();
    await pass(10);
    const register = pbx.requests('REGISTER').at(-1);
    expect(register?.header('Contact')).toContain('reg-id=1;+sip.instance="<urn:uuid:0192d3a0-0000-4000-8000-0000000000aa>"');
    expect(register?.header('Supported')).toContain('outbound');
  });

  it('waits longer after some minutes of failures', async () => {
    const { line, pbx, pass } = startLine();
    pbx.refused.add('ws://pbx.example/ws');
    line.start();
    await pass(60_000);
    const soon = pbx.sockets.length;
    expect(soon).toBeGreaterThan(15);
    await pass(240_000);
    const late = pbx.sockets.length;
    await pass(60_000);
    expect(pbx.sockets.length - late).toBeLessThanOrEqual(17);
  });

  it('leaves a server that takes REGISTER and says nothing', async () => {
    const { line, pbx, told, pass } = startLine();
    pbx.isSilent = true;
    line.start();
    await pass(9000);
    expect(told).toContainEqual(['line', 'down', 'timeout', 'no answer']);
    pbx.isSilent = false;
    await pass(12_000);
    expect(told.at(-1)).toEqual(['line', 'registered']);
  });

  it('asks a PBX anew that was starting and dropped its REGISTER, and gives a slow one its time after that', async () => {
    const { line, pbx, told, pass } = startLine();
    pbx.registersDropped = 1;
    line.start();
    await pass(6000);
    expect(told.at(-1)).toEqual(['line', 'registered']);
    pbx.registersDropped = 2;
    pbx.socket.drop();
    await pass(11_000);
    expect(told.at(-1)?.[1]).toBe('connecting');
    await pass(9000);
    expect(told.at(-1)).toEqual(['line', 'registered']);
  });

  it('does not leave a first server that is slow for the next one at once', async () => {
    const { line, pbx, told, pass } = startLine({ account: twoServers });
    pbx.registersDropped = 1;
    line.start();
    await pass(6000);
    expect([told.at(-1), pbx.socket.url]).toEqual([['line', 'registered'], 'ws://one.example/ws']);
    expect(told.some(([, kind]) => kind === 'down')).toBe(false);
  });

  it('notices a half-open connection by an OPTIONS without an answer, and comes back', async () => {
    const { line, pbx, told, pass } = startLine();
    line.start();
    await pass(20_000);
    expect(pbx.requests('OPTIONS').length).toBeGreaterThan(2);
    pbx.isSilent = true;
    await pass(7500);
    expect(told).toContainEqual(['line', 'down', 'timeout', 'no answer']);
    pbx.isSilent = false;
    await pass(12_000);
    expect(told.at(-1)).toEqual(['line', 'registered']);
  });

  it('asks at once after a wake or a change of the network, and does not wait long', async () => {
    const { line, pbx, told, pass } = startLine();
    line.start();
    await pass(10);
    line.retryNow();
    await pass(2000);
    expect(told.at(-1)).toEqual(['line', 'registered']);
    pbx.isSilent = true;
    line.retryNow();
    await pass(1100);
    expect(told.at(-1)).toEqual(['line', 'down', 'timeout', 'no answer']);
  });

  it('takes its registration back and keeps the socket', async () => {
    const { line, pbx, told, pass } = startLine();
    line.start();
    await pass(10);
    line.setRegistered(false);
    await pass(10);
    expect(told.at(-1)).toEqual(['line', 'off', 'resting', 'ws://pbx.example/ws']);
    expect(pbx.requests('REGISTER').at(-1)?.header('Expires')).toBe('0');
    line.setRegistered(true);
    await pass(10);
    expect(told.at(-1)).toEqual(['line', 'registered']);
    expect(pbx.sockets.length).toBe(1);
  });

  it('takes a registration back that it was still asking for, and is off when the server knows that', async () => {
    const { line, pbx, told, pass } = startLine();
    line.start();
    while (pbx.requests('REGISTER').length === 0) await Promise.resolve();
    const [asked] = pbx.requests('REGISTER');
    line.setRegistered(false);
    expect([asked?.header('Expires'), told]).toEqual(['300', [['line', 'connecting']]]);
    await pass(10);
    expect(told).toEqual([
      ['line', 'connecting'],
      ['line', 'off', 'resting', 'ws://pbx.example/ws'],
    ]);
    expect(pbx.requests('REGISTER').at(-1)?.header('Expires')).toBe('0');
  });

  it('is registered where it was unwanted for a moment only', async () => {
    const { line, pbx, told, pass } = startLine();
    line.start();
    while (pbx.requests('REGISTER').length === 0) await Promise.resolve();
    line.setRegistered(false);
    line.setRegistered(true);
    await pass(10);
    expect([told.at(-1), pbx.requests('REGISTER').at(-1)?.header('Expires')]).toEqual([['line', 'registered'], '300']);
  });

  it('is off as well when the server refuses what is not wanted any more', async () => {
    const { line, pbx, told, pass } = startLine();
    pbx.registerStatus = 403;
    line.start();
    while (pbx.requests('REGISTER').length === 0) await Promise.resolve();
    line.setRegistered(false);
    await pass(60_000);
    expect(told).toEqual([
      ['line', 'connecting'],
      ['line', 'off', 'resting', 'ws://pbx.example/ws'],
    ]);
  });

  it('ends for good', async () => {
    const { line, pbx, told, pass } = startLine();
    line.start();
    await pass(10);
    line.stop();
    await pass(60_000);
    expect(told.at(-1)).toEqual(['line', 'off']);
    expect(pbx.requests('REGISTER').at(-1)?.header('Expires')).toBe('0');
    expect(vi.getTimerCount()).toBe(0);
  });
});
