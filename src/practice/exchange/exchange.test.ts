import { randomUUID } from 'node:crypto';
import { Messager, SessionState } from 'sip.js';
import { expect, it, describe as suite } from 'vitest';
import { WebSocket } from 'ws';
import { useExchange } from './testing/exchange-under-test';
import { describe, until } from './testing/second-phone';

suite('the practice exchange, with a phone of another make', () => {
  const under = useExchange();
  const { events, startPhone, registeredPhone, enterQueue, happened, nextCall, talk, dial } = under;

  it('registers who knows the password, and says when they are gone', async () => {
    const stranger = await startPhone('1001', 'wrong');
    expect(await stranger.register()).toBe('refused');
    const phone = await registeredPhone('1002');
    await phone.unregister();
    await expect
      .poll(() => events.filter(({ type }) => type === 'registered'))
      .toEqual([
        { type: 'registered', user: '1002', on: true },
        { type: 'registered', user: '1002', on: false },
      ]);
  });

  it('rings from a queue, says who calls, and passes descriptions on', async () => {
    const phone = await registeredPhone();
    const callId = enterQueue({ number: '+36305550101', name: 'Emma Clarke', headers: { 'X-Queue': 'support' } });
    const call = await nextCall(phone);
    expect([call.remoteIdentity.displayName, call.remoteIdentity.uri.user]).toEqual(['Emma Clarke', '+36305550101']);
    expect(call.request.getHeader('X-Queue')).toBe('support');
    expect(call.request.getHeader('P-Asserted-Identity')).toContain('+36305550101');
    expect(call.request.body).toBe(describe('caller'));
    await call.accept();
    expect(await happened('answered', callId)).toMatchObject({ user: '1001', sdp: describe('second phone') });
    await call.bye();
    expect(await happened('ended', callId)).toEqual({ type: 'ended', callId, by: 'agent' });
  });

  it('hides a number that is withheld', async () => {
    const phone = await registeredPhone();
    enterQueue();
    const call = await nextCall(phone);
    expect(call.remoteIdentity.uri.user).toBe('anonymous');
    expect(call.request.getHeader('P-Asserted-Identity')).toBeUndefined();
  });

  it('ends the call when the caller hangs up, before the answer and after', async () => {
    const phone = await registeredPhone();
    const early = enterQueue();
    const ringing = await nextCall(phone);
    await happened('ringing', early);
    under.exchange.handle({ type: 'hang-up', callId: early });
    await until(ringing, SessionState.Terminated);
    const { callId, call } = await talk(phone, 2);
    under.exchange.handle({ type: 'hang-up', callId });
    await until(call, SessionState.Terminated);
  });

  it('pauses who lets it ring out, tells who watches, and rings again when they are ready', async () => {
    const phone = await registeredPhone();
    const callId = enterQueue();
    const first = await nextCall(phone);
    expect(await happened('not-taken', callId)).toMatchObject({ user: '1001', why: 'no-answer' });
    await until(first, SessionState.Terminated);
    await new Messager(phone.agent, phone.addressOf('agent'), 'ready').message();
    await nextCall(phone, 2);
  });

  it('offers a refused caller to another agent', async () => {
    const [phone, other] = [await registeredPhone('1001'), await registeredPhone('1002')];
    const callId = enterQueue();
    await (await nextCall(phone)).reject({ statusCode: 486 });
    expect(await happened('not-taken', callId)).toMatchObject({ user: '1001', why: 'rejected' });
    await (await nextCall(other)).accept();
    expect(await happened('answered', callId)).toMatchObject({ user: '1002' });
  });

  it('asks for an answer to an offer within the call: hold', async () => {
    const phone = await registeredPhone();
    const { callId, call } = await talk(phone);
    const held = call.invite({ sessionDescriptionHandlerOptions: { hold: true } as object });
    const { requestId, isHold } = await happened('offer', callId);
    under.exchange.handle({ type: 'answer-offer', callId, requestId, sdp: describe('caller', 'recvonly') });
    await held;
    expect(isHold).toBe(true);
    expect(call.state).toBe(SessionState.Established);
  });

  it('tells of digits, and answers whether it is there', async () => {
    const phone = await registeredPhone();
    const { callId, call } = await talk(phone);
    await call.info({
      requestOptions: {
        body: { contentDisposition: 'render', contentType: 'application/dtmf-relay', content: 'Signal=5\r\nDuration=160' },
      },
    });
    expect(await happened('digits', callId)).toMatchObject({ digits: '5' });
    expect(await statusOf('OPTIONS sip:127.0.0.1 SIP/2.0')).toBe(200);
  });

  it('takes what an agent dials, or refuses it as main says', async () => {
    const phone = await registeredPhone();
    const taken = await dial(phone, '6240');
    const { callId, target, sdp } = await happened('dialled');
    expect([target, sdp]).toEqual(['6240', describe('second phone')]);
    under.exchange.handle({ type: 'accept', callId, sdp: describe('colleague') });
    await until(taken, SessionState.Established);
    await taken.bye();
    await happened('ended', callId);
    events.length = 0;
    const refused = await dial(phone, '6241');
    under.exchange.handle({ type: 'refuse', callId: (await happened('dialled')).callId, status: 486 });
    await until(refused, SessionState.Terminated);
  });

  it('hears that an agent gives up dialling', async () => {
    const phone = await registeredPhone();
    const inviter = await dial(phone, '6240');
    const { callId } = await happened('dialled');
    await inviter.cancel();
    await until(inviter, SessionState.Terminated);
    expect(await happened('ended', callId)).toMatchObject({ by: 'agent' });
  });

  it('connects two agents', async () => {
    const [phone, other] = [await registeredPhone('1001'), await registeredPhone('1002')];
    const inviter = await dial(phone, '1002');
    const call = await nextCall(other);
    await call.accept();
    await until(inviter, SessionState.Established);
    await inviter.bye();
    await until(call, SessionState.Terminated);
  });

  it('puts up with what is no SIP, and refuses what is not for it', async () => {
    expect(await statusOf('INVITE sip:1002@127.0.0.1 SIP/2.0')).toBe(401);
    expect(await statusOf('PUBLISH sip:1002@127.0.0.1 SIP/2.0')).toBe(401);
    expect(await statusOf('OPTIONS sip:127.0.0.1 SIP/2.0', ['Via: ???'])).toBe(400);
    expect(await statusOf('OPTIONS sip:127.0.0.1 SIP/2.0')).toBe(200);
  });

  it('refuses to watch an address that cannot be read', async () => {
    expect(await statusOf('SUBSCRIBE sip:%zz@127.0.0.1 SIP/2.0')).toBe(400);
    expect(await statusOf('OPTIONS sip:127.0.0.1 SIP/2.0')).toBe(200);
  });

  it('is for SIP only', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${under.exchange.port}`);
    const code = await new Promise((resolve) => {
      socket.on('close', resolve);
      socket.on('error', () => resolve('refused'));
    });
    expect(code).toBe(1002);
  });

  /** Sends a request as a line of its own makes it; answers the status. */
  function statusOf(requestLine: string, via = ['Via: SIP/2.0/WS test.invalid;branch=z9hG4bK1']): Promise<number> {
    const [method = ''] = requestLine.split(' ', 1);
    const head = ['From: <sip:1001@127.0.0.1>;tag=a', 'To: <sip:1002@127.0.0.1>', `Call-ID: ${randomUUID()}`, `CSeq: 1 ${method}`];
    const socket = new WebSocket(`ws://127.0.0.1:${under.exchange.port}`, 'sip');
    return new Promise((resolve) => {
      socket.on('open', () => socket.send([requestLine, ...via, ...head, 'Max-Forwards: 70', 'Content-Length: 0', '', ''].join('\r\n')));
      socket.on('message', (data: Buffer) => {
        resolve(Number(/^SIP\/2\.0 (\d+)/.exec(data.toString())?.[1]));
        socket.close();
      });
    });
  }
});
