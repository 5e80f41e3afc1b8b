import { type Session, SessionState } from 'sip.js';
import { expect, it, describe as suite } from 'vitest';
import { useExchange } from './testing/exchange-under-test';
import type { RawCall, RawPhone } from './testing/raw-phone';
import { describe, until } from './testing/second-phone';

const offerOf = (direction: string): string => describe('phone', direction);

suite('a call at the practice exchange', () => {
  const under = useExchange();
  const { events, registeredPhone, rawPhone, enterQueue, happened, talk, dial } = under;

  /** A caller whom a raw phone has answered. */
  async function rawTalk(): Promise<{ phone: RawPhone; call: RawCall; callId: string }> {
    const phone = await rawPhone();
    const callId = enterQueue();
    const call = await phone.takeCall(offerOf('sendrecv'));
    await happened('answered', callId);
    return { phone, call, callId };
  }

  /** Main's answer to the next offer that the exchange has told of. */
  async function answerOffer(count = 1): Promise<{ isHold: boolean }> {
    const offers = () => events.filter((event) => event.type === 'offer');
    await expect.poll(() => offers().length).toBe(count);
    const { callId, requestId, isHold } = offers()[count - 1] ?? { callId: '', requestId: '', isHold: false };
    under.exchange.handle({ type: 'answer-offer', callId, requestId, sdp: describe('caller', isHold ? 'recvonly' : 'sendrecv') });
    return { isHold };
  }

  /** Calls between agents: one phone of SIP.js, one raw. */
  async function connectAgents(): Promise<{ phone: RawPhone; call: RawCall; other: Session }> {
    const phone = await rawPhone('1001');
    const second = await registeredPhone('1002');
    const dialled = dial(second, '1001');
    const call = await phone.takeCall(offerOf('sendrecv'));
    const other = await dialled;
    await until(other, SessionState.Established);
    return { phone, call, other };
  }

  it('is held and resumed by the agent', async () => {
    const { call } = await talk(await registeredPhone());
    const held = offer(call, true);
    expect(await answerOffer(1)).toEqual({ isHold: true });
    expect(await held).toBe('accepted');
    const resumed = offer(call, false);
    expect(await answerOffer(2)).toEqual({ isHold: false });
    expect(await resumed).toBe('accepted');
    expect(call.state).toBe(SessionState.Established);
  });

  it('brings what one agent offers to the other, and the answer back', async () => {
    const { phone, call, other } = await connectAgents();
    const held = offer(other, true);
    const heard = await phone.hears('INVITE');
    expect([heard.header('Call-ID'), heard.body]).toEqual([call.invite.header('Call-ID'), describe('second phone', 'sendonly')]);
    phone.answer(heard, 200, offerOf('recvonly'));
    expect(await held).toBe('accepted');
    expect((await phone.hears('ACK')).header('CSeq')).toBe(heard.header('CSeq').replace('INVITE', 'ACK'));
  });

  it('lets neither of two offers through that cross', async () => {
    const { phone, call, other } = await connectAgents();
    const offered = offer(other, true);
    const theirs = await phone.hears('INVITE');
    expect((await call.ask('INVITE', {}, offerOf('sendonly'))).status).toBe(491);
    phone.answer(theirs, 491);
    expect(await offered).toBe(491);
    await phone.hears('ACK');
    expect(other.state).toBe(SessionState.Established);
  });

  it('answers one offer of a phone after the other', async () => {
    const { call, other } = await connectAgents();
    const first = call.ask('INVITE', {}, offerOf('sendonly'));
    const second = await call.ask('INVITE', {}, offerOf('sendrecv'));
    expect([second.status, second.header('Retry-After')]).toEqual([500, '1']);
    expect((await first).status).toBe(200); // SIP.js has answered
    expect(other.state).toBe(SessionState.Established);
  });

  it('ends for both when one phone does not know of it any more', async () => {
    const { phone, other } = await connectAgents();
    void other.invite();
    phone.answer(await phone.hears('INVITE'), 481);
    await until(other, SessionState.Terminated);
  });

  it('ends with an offer open: the offer is answered all the same', async () => {
    const { phone, call, callId } = await rawTalk();
    const offered = call.write('INVITE', {}, offerOf('sendonly'));
    const answered = phone.ask(offered);
    const { requestId } = await happened('offer', callId);
    expect((await call.ask('BYE')).status).toBe(200);
    expect((await answered).status).toBe(487);
    expect(await happened('ended', callId)).toMatchObject({ by: 'agent' });
    under.exchange.handle({ type: 'answer-offer', callId, requestId, sdp: describe('caller') });
    expect((await call.ask('INVITE', {}, offerOf('sendrecv'))).status).toBe(481);
  });

  it('is over for a phone whose offer crosses the good-bye', async () => {
    const { phone, call, callId } = await rawTalk();
    under.exchange.handle({ type: 'hang-up', callId });
    expect((await call.ask('INVITE', {}, offerOf('sendonly'))).status).toBe(481);
    phone.answer(await phone.hears('BYE'), 200);
    expect((await call.ask('BYE')).status).toBe(481);
  });

  it('goes on when the agent takes an offer back', async () => {
    const { phone, call, callId } = await rawTalk();
    const offer = call.write('INVITE', {}, offerOf('sendonly'));
    const answered = phone.ask(offer);
    await happened('offer', callId);
    const branch = /^Via: (.*)$/m.exec(offer)?.[1]?.trim() ?? '';
    const sequence = /^CSeq: (\d+)/m.exec(offer)?.[1] ?? '';
    expect((await call.ask('CANCEL', { Via: branch, CSeq: `${sequence} CANCEL` })).status).toBe(200);
    expect((await answered).status).toBe(487);
    const next = call.ask('INVITE', {}, offerOf('sendrecv'));
    await answerOffer(2);
    expect((await next).status).toBe(200);
  });

  it('is ended at once where it was answered while it was being cancelled', async () => {
    const phone = await rawPhone();
    const callId = enterQueue();
    const invite = await phone.hears('INVITE');
    under.exchange.handle({ type: 'hang-up', callId });
    phone.answer(await phone.hears('CANCEL'), 200);
    phone.answer(invite, 200, offerOf('sendrecv'));
    await phone.hears('ACK');
    phone.answer(await phone.hears('BYE'), 200);
    expect(events.some(({ type }) => type === 'answered')).toBe(false);
    enterQueue();
    await phone.takeCall(offerOf('sendrecv')); // the phone is free
  });

  it('is given up by a good-bye before it was answered, and by a CANCEL that comes too late not', async () => {
    const phone = await rawPhone();
    const asked = phone.askAs('INVITE', 'sip:6240@127.0.0.1', {}, offerOf('sendrecv'));
    const ringing = await phone.hearsStatus(180);
    const dialog = { 'Call-ID': ringing.header('Call-ID'), To: ringing.header('To') };
    expect((await phone.ask(phone.write('BYE', 'sip:6240@127.0.0.1', dialog))).status).toBe(200);
    expect((await asked).status).toBe(487);

    const taken = phone.askAs('INVITE', 'sip:6240@127.0.0.1', {}, offerOf('sendrecv'));
    await expect.poll(() => events.filter(({ type }) => type === 'dialled').length).toBe(2);
    const { callId } = events.findLast((event) => event.type === 'dialled') ?? { callId: '' };
    under.exchange.handle({ type: 'accept', callId, sdp: describe('colleague') });
    const answer = await taken;
    const late = {
      'Call-ID': answer.header('Call-ID'),
      Via: answer.header('Via'),
      CSeq: answer.header('CSeq').replace('INVITE', 'CANCEL'),
    };
    expect((await phone.ask(phone.write('CANCEL', 'sip:6240@127.0.0.1', late))).status).toBe(200);
    expect(events.filter((event) => event.type === 'ended' && event.callId === callId)).toEqual([]);
    const within = { 'Call-ID': answer.header('Call-ID'), To: answer.header('To') };
    expect((await phone.ask(phone.write('BYE', 'sip:6240@127.0.0.1', within))).status).toBe(200);
    await happened('ended', callId);
  });

  it('puts up with an ACK that comes late', async () => {
    const { phone, call } = await rawTalk();
    expect((await call.ask('INFO')).status).toBe(200);
    phone.send(call.write('ACK', { CSeq: '0 ACK' }));
    expect((await call.ask('INFO')).status).toBe(200);
    expect((await call.ask('INFO', { CSeq: '1 INFO' })).status).toBe(500); // older than the last
  });

  it('goes on by another socket when the phone has lost its own', async () => {
    const { phone, call, callId } = await rawTalk();
    phone.close();
    await expect.poll(() => events).toContainEqual({ type: 'registered', user: '1001', on: false });
    const again = await under.rawPhone('1002'); // whose socket is as good as any
    expect((await again.ask(call.write('INFO'))).status).toBe(200);
    under.exchange.handle({ type: 'hang-up', callId });
    await again.hears('BYE');
  });

  it('takes the place of no other', async () => {
    const { phone, call } = await rawTalk();
    const inviteWith = (replaces: string) =>
      phone.askAs('INVITE', 'sip:6240@127.0.0.1', { Replaces: replaces, Require: 'replaces' }, offerOf('sendrecv'));
    expect((await inviteWith('nobody@phone.invalid;to-tag=1;from-tag=2')).status).toBe(481);
    const tagOf = (value: string): string => /;tag=([^;]+)/.exec(value)?.[1] ?? '';
    const bye = call.write('OPTIONS');
    const [ours, theirs] = ['From', 'To'].map((name) => tagOf(new RegExp(`^${name}: (.*)$`, 'm').exec(bye)?.[1] ?? ''));
    const known = `${call.invite.header('Call-ID')};to-tag=${theirs};from-tag=${ours}`;
    expect((await inviteWith(known)).status).toBe(403);
    expect((await call.ask('OPTIONS')).status).toBe(200);
  });

  it('is begun once by one INVITE, however often it comes', async () => {
    const phone = await rawPhone();
    const headers = { 'Call-ID': 'once@phone.invalid' };
    const first = phone.askAs('INVITE', 'sip:6240@127.0.0.1', headers, offerOf('sendrecv'));
    await happened('dialled');
    expect((await phone.askAs('INVITE', 'sip:6240@127.0.0.1', headers, offerOf('sendrecv'))).status).toBe(482);
    under.exchange.handle({ type: 'refuse', callId: (await happened('dialled')).callId, status: 486 });
    expect((await first).status).toBe(486);
    expect(events.filter(({ type }) => type === 'dialled')).toHaveLength(1);
    void phone.askAs('INVITE', 'sip:6240@127.0.0.1', headers, offerOf('sendrecv')).catch(() => undefined); // anew, after the refusal
    await expect.poll(() => events.filter(({ type }) => type === 'dialled').length).toBe(2);
  });

  it('needs no extension that nobody here knows', async () => {
    const { phone, call } = await rawTalk();
    const refused = await call.ask('INFO', { Require: 'replaces, nothingSupportsThis' });
    expect([refused.status, refused.header('Unsupported')]).toEqual([420, 'nothingsupportsthis']);
    expect((await phone.ask(phone.write('OPTIONS', 'sip:127.0.0.1', { Require: '100rel' }))).status).toBe(420);
  });
});

/** Offers something else within a call of SIP.js; answers what becomes of it. */
function offer(call: Session, isHold: boolean): Promise<'accepted' | number | undefined> {
  return new Promise((resolve, reject) => {
    call
      .invite({
        sessionDescriptionHandlerOptions: { hold: isHold } as object,
        requestDelegate: { onAccept: () => resolve('accepted'), onReject: ({ message }) => resolve(message.statusCode) },
      })
      .catch(reject);
  });
}
