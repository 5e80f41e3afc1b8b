import { type Session, SessionState } from 'sip.js';
import { expect, it, describe as suite } from 'vitest';
import { useExchange } from './testing/exchange-under-test';
import { describe, type SecondPhone, until } from './testing/second-phone';

suite('handing a caller over, with a phone of another make', () => {
  const under = useExchange();
  const { events, registeredPhone, happened, talk, dial } = under;

  const wasHandedOver = (): boolean => events.some(({ type }) => type === 'transferred');

  /** Hands the caller of a call on to a number; answers what is told of it, as it comes. */
  async function handOn(phone: SecondPhone, number: string): Promise<{ callId: string; call: Session; told: string[] }> {
    const { callId, call } = await talk(phone);
    return { callId, call, told: await refer(call, phone.addressOf(number)) };
  }

  /** An answered call to a colleague who is asked first. */
  async function consult(phone: SecondPhone) {
    const consultation = await dial(phone, '6240');
    const { callId } = await happened('dialled');
    under.exchange.handle({ type: 'accept', callId, sdp: describe('colleague') });
    await until(consultation, SessionState.Established);
    return consultation;
  }

  it('tells along what the agent says of the caller', async () => {
    const phone = await registeredPhone();
    const { callId, call } = await talk(phone);
    const told = await refer(call, phone.addressOf('6240'), ['X-Call-Note: wants the other tariff']);
    expect(await happened('transferred', callId)).toMatchObject({
      target: '6240',
      way: 'blind',
      headers: { 'X-Call-Note': 'wants the other tariff' },
    });
    await expect.poll(() => told).toEqual(['SIP/2.0 100 Trying\r\n', 'SIP/2.0 200 OK\r\n']);
  });

  it('keeps a caller who is handed over to an unknown number', async () => {
    const { call, told } = await handOn(await registeredPhone(), '9999');
    await expect.poll(() => told).toEqual(['SIP/2.0 100 Trying\r\n', 'SIP/2.0 404 Not Found\r\n']);
    expect([call.state, wasHandedOver()]).toEqual([SessionState.Established, false]);
  });

  it('keeps a caller who is handed over to somebody who is busy', async () => {
    const { call, told } = await handOn(await registeredPhone(), '6260');
    await expect.poll(() => told).toEqual(['SIP/2.0 100 Trying\r\n', 'SIP/2.0 486 Busy Here\r\n']);
    expect([call.state, wasHandedOver()]).toEqual([SessionState.Established, false]);
  });

  it('keeps a caller whom nobody answers, after it has rung for a while, and can hand them over then', async () => {
    const phone = await registeredPhone();
    const { callId, call, told } = await handOn(phone, '6251');
    const ringing = ['SIP/2.0 100 Trying\r\n', 'SIP/2.0 180 Ringing\r\n'];
    await expect.poll(() => told).toEqual(ringing);
    await expect.poll(() => told, { timeout: 3000 }).toEqual([...ringing, 'SIP/2.0 480 Temporarily Unavailable\r\n']);
    expect([call.state, wasHandedOver()]).toEqual([SessionState.Established, false]);
    await refer(call, phone.addressOf('6240'));
    expect(await happened('transferred', callId)).toMatchObject({ target: '6240' });
  });

  it('rings for a caller no longer who has hung up meanwhile', async () => {
    const { callId, call, told } = await handOn(await registeredPhone(), '6251');
    await expect.poll(() => told.length).toBe(2);
    under.exchange.handle({ type: 'hang-up', callId });
    await until(call, SessionState.Terminated);
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect([told.length, wasHandedOver()]).toEqual([2, false]);
  });

  it('joins a caller with whom the agent has asked first', async () => {
    const phone = await registeredPhone();
    const { callId, call } = await talk(phone);
    const consultation = await consult(phone);
    await refer(call, consultation);
    expect(await happened('transferred', callId)).toMatchObject({ target: '6240', way: 'attended' });
    await until(consultation, SessionState.Terminated);
  });

  it('joins nobody with a call that is not answered yet', async () => {
    const phone = await under.rawPhone();
    under.enterQueue();
    const call = await phone.takeCall(describe('phone'));
    const asked = phone.askAs('INVITE', 'sip:6240@127.0.0.1', {}, describe('phone'));
    const ringing = await phone.hearsStatus(180);
    const tags = [ringing.header('To'), ringing.header('From')].map((value) => /;tag=(.+)/.exec(value)?.[1]);
    const replaces = encodeURIComponent(`${ringing.header('Call-ID')};to-tag=${tags[0]};from-tag=${tags[1]}`);
    expect((await call.ask('REFER', { 'Refer-To': `<sip:6240@127.0.0.1?Replaces=${replaces}>` })).status).toBe(202);
    expect((await phone.hears('NOTIFY')).body).toContain('100');
    expect((await phone.hears('NOTIFY')).body).toContain('481');
    under.exchange.handle({ type: 'refuse', callId: (await happened('dialled')).callId, status: 480 });
    expect([(await asked).status, wasHandedOver()]).toEqual([480, false]);
  });

  it('joins nobody with a call that never was, and does one thing at a time', async () => {
    const phone = await under.rawPhone();
    under.enterQueue();
    const call = await phone.takeCall(describe('phone'));
    expect((await call.ask('REFER', { 'Refer-To': '<sip:6240@127.0.0.1?Replaces=x%3Bto-tag%3D1%3Bfrom-tag%3D2>' })).status).toBe(202);
    await phone.hears('NOTIFY');
    expect((await phone.hears('NOTIFY')).body).toContain('481');
    expect((await call.ask('REFER', { 'Refer-To': '<sip:6251@127.0.0.1>' })).status).toBe(202);
    expect((await call.ask('REFER', { 'Refer-To': '<sip:6240@127.0.0.1>' })).status).toBe(491);
    expect(wasHandedOver()).toBe(false);
  });

  it('refuses what says nobody to go to', async () => {
    const phone = await under.rawPhone();
    under.enterQueue();
    const call = await phone.takeCall(describe('phone'));
    expect((await call.ask('REFER')).status).toBe(400);
    expect((await call.ask('REFER', { 'Refer-To': '<tel:112>' })).status).toBe(400);
    expect((await call.ask('REFER', { 'Refer-To': '<sip:6240@127.0.0.1?Replaces=x%3Bto-tag%3D1>' })).status).toBe(400);
    expect(wasHandedOver()).toBe(false);
  });
});

/** Refers a call, and answers the status lines that the other side tells of it, as they come. */
async function refer(call: Session, to: Parameters<Session['refer']>[0], extraHeaders: string[] = []): Promise<string[]> {
  const told: string[] = [];
  await call.refer(to, {
    requestOptions: { extraHeaders },
    onNotify: (notification) => {
      told.push(notification.request.body);
      void notification.accept();
    },
  });
  return told;
}
