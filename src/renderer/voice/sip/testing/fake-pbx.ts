import { Utils } from 'jssip';
import { FakeCall } from './fake-call';
import { makeSdp } from './fake-peer-connection';
import { FakeWebSocket } from './fake-web-socket';
import { join, parseSip, type SipText, writeResponse } from './sip-text';

const calculateMd5 = (Utils as unknown as { calculateMD5(text: string): string }).calculateMD5;

/**
 * A PBX in memory at the other end of the phone's WebSocket: a registrar with digest (RFC 2617), and calls in both
 * directions, driven by the test.
 */
export class FakePbx {
  password = 'correct horse';
  /** Servers that take no connection, by address. */
  readonly refused = new Set<string>();
  /** Servers that answer, but register nobody. */
  readonly unable = new Set<string>();
  /** Servers that take connections and say nothing. */
  readonly silent = new Set<string>();
  /** Whether it reads what is sent; a silent one is a half-open connection. */
  isSilent = false;
  /** What a REGISTER with the right digest gets. */
  registerStatus = 200;
  /** So many REGISTERs it drops, as one that has just started. */
  registersDropped = 0;
  /** What an INVITE inside a call gets: 200, an error, or 0 for nothing. */
  reinviteStatuses: number[] = [];
  /** What a MESSAGE gets; undefined leaves it to the test. */
  messageStatus: number | undefined = 202;
  referStatus = 202;
  readonly received: SipText[] = [];
  readonly sockets: FakeWebSocket[] = [];
  readonly calls: FakeCall[] = [];
  contact = '';
  #sequence = 0;
  readonly #cameBy = new WeakMap<SipText, FakeWebSocket>();

  readonly open = (url: string): WebSocket => {
    const socket = new FakeWebSocket(url, (from, text) => this.#receive(from, text));
    this.sockets.push(socket);
    queueMicrotask(() => {
      if (this.refused.has(url)) socket.drop();
      else socket.accept();
    });
    return socket as unknown as WebSocket;
  };

  get socket(): FakeWebSocket {
    const socket = this.sockets.findLast(({ readyState }) => readyState !== WebSocket.CLOSED) ?? this.sockets.at(-1);
    if (!socket) throw new Error('nobody has connected');
    return socket;
  }

  send(text: string, socket = this.socket): void {
    if (!this.isSilent) socket.deliver(text);
  }

  /** Requests of this method that have come. */
  requests(method: string): SipText[] {
    return this.received.filter((message) => message.status === 0 && message.method === method);
  }

  responses(method: string): number[] {
    return this.received.filter((message) => message.status > 0 && message.method === method).map(({ status }) => status);
  }

  /** Calls the phone. */
  invite(lines: readonly string[] = [], from = '"Anna Example" <sip:+36305550123@pbx.example>', sdp = makeSdp()): FakeCall {
    this.#sequence += 1;
    const call = new FakeCall(this, `call-${this.#sequence}@pbx.example`, `${from};tag=caller-${this.#sequence}`);
    this.calls.push(call);
    call.invite(lines, sdp);
    return call;
  }

  /** The last call the phone has made. */
  get outgoing(): SipText {
    const invite = this.requests('INVITE').findLast((request) => !request.header('To').includes(';tag='));
    if (!invite) throw new Error('the phone has called nobody');
    return invite;
  }

  reply(request: SipText, status: number, phrase: string, lines: readonly string[] = [], body = ''): void {
    const socket = this.#cameBy.get(request);
    this.send(writeResponse(request, status, phrase, lines, body), socket?.readyState === WebSocket.OPEN ? socket : this.socket);
  }

  notify(subscribe: SipText, state: string, body: string): void {
    const [event, accept] = [subscribe.header('Event'), subscribe.header('Accept')];
    this.#send('NOTIFY', subscribe, [`Event: ${event}`, `Subscription-State: ${state}`, `Content-Type: ${accept}`], body);
  }

  /** A MESSAGE to the phone outside a dialog; `to` is what follows the phone's address. */
  message(body: string, { from = '<sip:coach@pbx.example>', to = '', lines = ['Content-Type: text/plain;charset=UTF-8'] } = {}): void {
    this.#sequence += 1;
    this.send(
      join(
        [
          `MESSAGE ${this.contact} SIP/2.0`,
          `Via: SIP/2.0/WS pbx.example;branch=z9hG4bKMESSAGE${this.#sequence}`,
          `From: ${from};tag=pbx`,
          `To: <sip:1001@pbx.example>${to}`,
          `Call-ID: message-${this.#sequence}@pbx.example`,
          `CSeq: ${this.#sequence} MESSAGE`,
          ...lines,
        ],
        body,
      ),
    );
  }

  /** Hangs up a call that the phone has made by this INVITE. */
  bye(invite: SipText): void {
    this.#send('BYE', invite);
  }

  /** A request in the dialog that a request of the phone has made. */
  #send(method: string, first: SipText, lines: readonly string[] = [], body = ''): void {
    this.#sequence += 1;
    this.send(
      join(
        [
          `${method} ${this.contact} SIP/2.0`,
          `Via: SIP/2.0/WS pbx.example;branch=z9hG4bK${method}${this.#sequence}`,
          `From: ${first.header('To')};tag=pbx`,
          `To: ${first.header('From')}`,
          `Call-ID: ${first.header('Call-ID')}`,
          `CSeq: ${this.#sequence} ${method}`,
          'Contact: <sip:pbx.example;transport=ws>',
          ...lines,
        ],
        body,
      ),
    );
  }

  #receive(from: FakeWebSocket, text: string): void {
    if (this.isSilent || this.silent.has(from.url) || from.readyState !== WebSocket.OPEN) return;
    const message = parseSip(text);
    this.received.push(message);
    this.#cameBy.set(message, from);
    if (message.method === 'REGISTER' && this.unable.has(from.url)) this.reply(message, 503, 'Service Unavailable');
    else if (message.status === 0) this.#answer(message);
    else this.calls.find((call) => call.id === message.header('Call-ID'))?.onResponse(message);
  }

  #answer(request: SipText): void {
    switch (request.method) {
      case 'REGISTER':
        if (this.registersDropped > 0) this.registersDropped -= 1;
        else this.#register(request);
        return;
      case 'INVITE':
        if (!request.header('To').includes(';tag=')) return;
        this.#reinvite(request);
        return;
      case 'MESSAGE':
        if (this.messageStatus !== undefined) this.reply(request, this.messageStatus, 'Accepted');
        return;
      case 'REFER':
        this.reply(request, this.referStatus, 'Answered');
        return;
      case 'SUBSCRIBE':
        this.reply(request, 200, 'OK', ['Contact: <sip:pbx.example;transport=ws>', 'Expires: 600']);
        return;
      case 'ACK':
        return;
      default:
        this.reply(request, 200, 'OK');
    }
  }

  #reinvite(request: SipText): void {
    const status = this.reinviteStatuses.shift() ?? 200;
    if (status === 0) return;
    if (status !== 200) this.reply(request, status, 'Refused');
    else this.reply(request, 200, 'OK', ['Contact: <sip:pbx.example;transport=ws>'], sdpAnswerTo(request.body));
  }

  #register(request: SipText): void {
    const authorization = request.header('Authorization');
    if (!authorization || !this.#isAuthorized(authorization)) {
      this.reply(request, 401, 'Unauthorized', ['WWW-Authenticate: Digest realm="pbx.example", nonce="n1", algorithm=MD5, qop="auth"']);
      return;
    }
    if (this.registerStatus !== 200) {
      this.reply(request, this.registerStatus, 'Refused');
      return;
    }
    this.contact = /<([^>]+)>/.exec(request.header('Contact'))?.[1] ?? '';
    this.reply(request, 200, 'OK', [`Contact: ${request.header('Contact')}`]);
  }

  #isAuthorized(authorization: string): boolean {
    const value = (name: string): string => new RegExp(`${name}="?([^",]+)`).exec(authorization)?.[1] ?? '';
    const ha1 = calculateMd5(`${value('username')}:pbx.example:${this.password}`);
    const ha2 = calculateMd5(`REGISTER:${value('uri')}`);
    const expected = calculateMd5(`${ha1}:n1:${/nc=(\w+)/.exec(authorization)?.[1] ?? ''}:${value('cnonce')}:auth:${ha2}`);
    return value('response') === expected;
  }
}

/** The answer a far end gives: it receives what we send only. */
function sdpAnswerTo(offer: string): string {
  return offer.replace('a=sendonly', 'a=recvonly');
}
