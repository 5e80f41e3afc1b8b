import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { WebSocket, WebSocketServer } from 'ws';
import { seededRandom } from '../../tests/support/customers/random';
import { makePacketLoss } from './packet-loss';

/** What is done to one direction: RTP packets lost at random, and what everything waits, up to `jitterMs` longer at random. */
export interface Impairment {
  readonly lossShare: number;
  readonly delayMs: number;
  readonly jitterMs: number;
}

export interface Conditions {
  readonly toPhone: Impairment;
  readonly toPbx: Impairment;
}

/** What one direction really suffered since `impair`. */
export interface Suffered {
  readonly lossShare: number;
  readonly meanDelayMs: number;
  readonly longestDelayMs: number;
}

/**
 * Stands between a phone and the PBX with its signalling and its sound, so that what a call suffers is known. In each
 * session description that passes it puts its own address in place of the candidates (ICE, RFC 8839), and is then the
 * only way there is. One call at a time.
 */
export interface MediaRelay {
  readonly url: string;
  /** From now on, and counted anew. */
  impair(conditions: Conditions): void;
  suffered(): { readonly toPhone: Suffered; readonly toPbx: Suffered };
  close(): Promise<void>;
}

const noImpairment: Impairment = { lossShare: 0, delayMs: 0, jitterMs: 0 };

export const noConditions: Conditions = { toPhone: noImpairment, toPbx: noImpairment };

type Address = Pick<RemoteInfo, 'address' | 'port'>;

export async function openMediaRelay(pbxPort: number): Promise<MediaRelay> {
  const phoneSide = await bind();
  const pbxSide = await bind();
  let phone: Address | undefined;
  let pbx: Address | undefined;
  const toPhone = makeWay((packet) => phone && phoneSide.send(packet, phone.port, phone.address));
  const toPbx = makeWay((packet) => pbx && pbxSide.send(packet, pbx.port, pbx.address));
  phoneSide.on('message', (packet, from) => {
    phone = from;
    toPbx.pass(packet);
  });
  pbxSide.on('message', (packet) => toPhone.pass(packet));

  const signalling = await openSignalling(pbxPort, {
    toPhone(message) {
      const candidate = /^a=candidate:\S+ 1 udp \d+ (\S+) (\d+) typ host/im.exec(message);
      if (candidate?.[1]) pbx = { address: candidate[1], port: Number(candidate[2]) };
      return withAddress(message, phoneSide.address().port);
    },
    toPbx: (message) => withAddress(message, pbxSide.address().port),
  });
  return {
    url: signalling.url,
    impair(conditions) {
      toPhone.impair(conditions.toPhone);
      toPbx.impair(conditions.toPbx);
    },
    suffered: () => ({ toPhone: toPhone.suffered(), toPbx: toPbx.suffered() }),
    async close() {
      await signalling.close();
      toPhone.end();
      toPbx.end();
      phoneSide.close();
      pbxSide.close();
    },
  };
}

function bind(): Promise<Socket> {
  const socket = createSocket('udp4');
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(0, '127.0.0.1', () => resolve(socket));
  });
}

/** One direction. Nothing overtakes in it: what waits longer holds up what is behind it, as in a full queue of a router. */
function makeWay(send: (packet: Buffer) => void) {
  const random = seededRandom(7);
  const loss = makePacketLoss(7);
  const timers = new Set<NodeJS.Timeout>();
  let impairment = noImpairment;
  let freeAt = 0;
  let delays: number[] = [];
  return {
    pass(packet: Buffer): void {
      const now = performance.now();
      const isSound = isRtp(packet);
      if (isSound && loss.takesNext()) return;
      const leaveAt = Math.max(freeAt, now + impairment.delayMs + random.below(Math.round(impairment.jitterMs) + 1));
      freeAt = leaveAt;
      if (isSound) delays.push(leaveAt - now);
      if (leaveAt - now < 1) {
        send(packet);
        return;
      }
      const timer = setTimeout(() => {
        timers.delete(timer);
        send(packet);
      }, leaveAt - now);
      timers.add(timer);
    },
    impair(next: Impairment): void {
      impairment = next;
      loss.set(next.lossShare);
      delays = [];
    },
    suffered(): Suffered {
      return {
        lossShare: loss.suffered(),
        meanDelayMs: delays.reduce((sum, delay) => sum + delay, 0) / Math.max(1, delays.length),
        longestDelayMs: delays.reduce((longest, delay) => Math.max(longest, delay), 0),
      };
    },
    end(): void {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

/** RTP, not RTCP, STUN or DTLS (RFC 7983; RFC 5761, 4). */
function isRtp(packet: Buffer): boolean {
  const [first = 0, second = 0] = packet;
  const payloadType = second & 0x7f;
  return first >= 128 && first < 192 && (payloadType < 64 || payloadType > 95);
}

/** The SIP message with this port of 127.0.0.1 as the only address of its session description, if it has one. */
function withAddress(message: string, port: number): string {
  const end = message.indexOf('\r\n\r\n');
  const body = message.slice(end + 4);
  if (!/^content-type:\s*application\/sdp/im.test(message.slice(0, end)) || !body.includes('m=audio')) return message;
  const lines = body.split('\r\n').filter((line) => !/^a=(candidate|end-of-candidates|rtcp):?/.test(line) || line.startsWith('a=rtcp-'));
  const candidate = `a=candidate:1 1 udp 2130706431 127.0.0.1 ${port} typ host`;
  const changed = lines
    .map((line) => line.replace(/^c=IN IP4 \S+/, 'c=IN IP4 127.0.0.1').replace(/^m=audio \d+/, `m=audio ${port}`))
    .flatMap((line, index, all) => (line === '' && index === all.length - 1 ? [candidate, line] : [line]))
    .join('\r\n');
  const head = message.slice(0, end).replace(/^content-length:\s*\d+/im, `Content-Length: ${Buffer.byteLength(changed)}`);
  return `${head}\r\n\r\n${changed}`;
}

interface Rewriting {
  toPhone(message: string): string;
  toPbx(message: string): string;
}

/** SIP over WebSocket (RFC 7118), one message a frame. */
async function openSignalling(pbxPort: number, rewriting: Rewriting): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, handleProtocols: () => 'sip' });
  await new Promise<void>((resolve) => server.once('listening', resolve));
  server.on('connection', (phone) => {
    const pbx = new WebSocket(`ws://127.0.0.1:${pbxPort}/ws`, 'sip');
    const early: string[] = [];
    phone.on('message', (data: Buffer) => {
      const message = rewriting.toPbx(data.toString());
      if (pbx.readyState === WebSocket.OPEN) pbx.send(message);
      else early.push(message);
    });
    pbx.on('open', () => {
      for (const message of early) pbx.send(message);
    });
    pbx.on('message', (data: Buffer) => phone.send(rewriting.toPhone(data.toString())));
    for (const [socket, other] of [
      [phone, pbx],
      [pbx, phone],
    ] as const) {
      socket.on('error', () => other.terminate());
      socket.on('close', () => other.terminate());
    }
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The relay has no port');
  return {
    url: `ws://127.0.0.1:${address.port}/ws`,
    async close() {
      for (const phone of server.clients) phone.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
