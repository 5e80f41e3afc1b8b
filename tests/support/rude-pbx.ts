import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { waitUntil } from './asterisk/wait-until';

/** A server that registers whoever comes, and says whatever a test makes it say. */
export interface RudePbx {
  readonly url: string;
  /** How many sockets phones have opened so far. */
  connections(): number;
  /** Sends these bytes to the phone as they are. */
  say(message: string | Buffer): void;
  /** Calls the phone; headers that are given take the place of the usual ones. */
  invite(headers?: Readonly<Record<string, string>>, body?: string): Invitation;
  /** Waits until the phone answers an OPTIONS: whatever came before has been dealt with. */
  expectAlive(): Promise<void>;
  close(): Promise<void>;
}

interface RudePbxOptions {
  readonly host?: string;
  readonly port?: number;
  /** PEM; with it the phone must come by `wss`. */
  readonly certificate?: { readonly cert: string; readonly key: string };
}

export interface Invitation {
  /** The phone's last answer, whole; waits for one of this status or above. */
  answer(status: number): Promise<string>;
  cancel(): void;
  /** Takes the phone's 200. */
  acknowledge(): void;
  /** INVITE inside the answered call; the phone's final answer, whole. */
  offer(body: string): Promise<string>;
}

const phone = 'sip:1001@pbx.example';

/** A SIP message with the lines every one has; `headers` take the place of those of the same name. */
export function sipMessage(startLine: string, headers: Readonly<Record<string, string>> = {}, body = ''): string {
  const [method] = startLine.split(' ');
  const all = {
    Via: `SIP/2.0/WS pbx.example;branch=z9hG4bK${randomUUID()}`,
    'Max-Forwards': '70',
    From: `<sip:+36305550123@pbx.example>;tag=${randomUUID()}`,
    To: `<${phone}>`,
    'Call-ID': randomUUID(),
    CSeq: `1 ${method}`,
    Contact: '<sip:pbx.example;transport=ws>',
    ...(body && { 'Content-Type': 'application/sdp' }),
    'Content-Length': String(Buffer.byteLength(body)),
    ...headers,
  };
  return [startLine, ...Object.entries(all).map(([name, value]) => `${name}: ${value}`), '', body].join('\r\n');
}

export async function startRudePbx({ host = '127.0.0.1', port = 0, certificate }: RudePbxOptions = {}): Promise<RudePbx> {
  const received: string[] = [];
  let connections = 0;
  let current: WebSocket | undefined;
  const server = certificate ? createSecureServer(certificate) : createServer();
  const phones = new WebSocketServer({ server, handleProtocols: () => 'sip' });
  phones.on('connection', (socket) => {
    connections += 1;
    current = socket;
    socket.on('message', (data: Buffer) => {
      const text = data.toString('utf8');
      received.push(text);
      if (/^(REGISTER|OPTIONS|BYE) /.test(text)) socket.send(accept(text));
    });
  });
  server.listen(port, host);
  await once(server, 'listening');

  function send(message: string | Buffer): void {
    if (!current) throw new Error('No phone is connected');
    current.send(message);
  }

  /** The phone's last answer to a request, by its Call-ID and, where that is given, its sequence. */
  const answerTo = (callId: string, sequence = ''): string | undefined =>
    received.findLast((text) => text.startsWith('SIP/2.0 ') && text.includes(`Call-ID: ${callId}`) && text.includes(`CSeq: ${sequence}`));

  return {
    url: `${certificate ? 'wss' : 'ws'}://${host}:${(server.address() as AddressInfo).port}/ws`,
    connections: () => connections,
    say: send,
    invite(headers, body) {
      const callId = randomUUID();
      const request = sipMessage(`INVITE ${phone};transport=ws SIP/2.0`, { 'Call-ID': callId, ...headers }, body);
      let sequence = 1;
      const inDialog = (method: string, lines: readonly string[], content = '') => {
        const kept = request.split('\r\n').filter((line) => /^(Via|From|To|Call-ID|Max-Forwards|Contact):/.test(line));
        const own = kept.map((line) => lines.find((other) => other.startsWith(line.split(':')[0] ?? '')) ?? line);
        const length = [...(content === '' ? [] : ['Content-Type: application/sdp']), `Content-Length: ${Buffer.byteLength(content)}`];
        send([`${method} ${phone};transport=ws SIP/2.0`, ...own, `CSeq: ${sequence} ${method}`, ...length, '', content].join('\r\n'));
      };
      const withTag = () => (answerTo(callId) ?? '').split('\r\n').filter((line) => line.startsWith('To:'));
      send(request);
      return {
        answer: (status) =>
          waitUntil(`answer ${status} or above`, () => {
            const text = answerTo(callId);
            return text !== undefined && statusOf(text) >= status && text;
          }),
        cancel: () => inDialog('CANCEL', []),
        acknowledge: () => inDialog('ACK', withTag()),
        async offer(content) {
          sequence += 1;
          const branch = `Via: SIP/2.0/WS pbx.example;branch=z9hG4bK${randomUUID()}`;
          inDialog('INVITE', [...withTag(), branch], content);
          const final = await waitUntil('a final answer', () => {
            const text = answerTo(callId, `${sequence} INVITE`);
            return text !== undefined && statusOf(text) >= 200 && text;
          });
          inDialog('ACK', [...withTag(), branch]);
          return final;
        },
      };
    },
    async expectAlive() {
      const callId = randomUUID();
      send(sipMessage(`OPTIONS ${phone} SIP/2.0`, { 'Call-ID': callId }));
      await waitUntil('the phone answers', () => statusOf(answerTo(callId) ?? '') === 200);
    },
    async close() {
      for (const phone of phones.clients) phone.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function statusOf(answer: string): number {
  return Number(/^SIP\/2\.0 (\d{3})/.exec(answer)?.[1] ?? 0);
}

function accept(request: string): string {
  const lines = request.split('\r\n').filter((line) => /^(Via|From|Call-ID|CSeq|Contact):/i.test(line));
  const to = /^To:.*$/im.exec(request)?.[0] ?? '';
  return ['SIP/2.0 200 OK', ...lines, to.includes('tag=') ? to : `${to};tag=pbx`, 'Expires: 300', 'Content-Length: 0', '', ''].join('\r\n');
}
