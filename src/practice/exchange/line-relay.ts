import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import type { LineQuality } from '../../contract/practice/exchange';
import { LatePackets } from './late-packets';

/**
 * A poor line of the party's: stands in the media path of one call, on loopback.
 *
 *     agent's phone <--> socket in the party's place | socket in the agent's place <--> party
 *
 * Each side is told, in the other's session description, to send here. It is the line behind the PBX, and the agent's phone
 * is to see it as it would through one: a PBX numbers its packets anew, so that nothing is ever missing, and reports
 * on its own way to the phone alone. So what the line loses comes here too late to be played, and the agent's own packets
 * and the reports of both sides (RTCP) pass unharmed.
 */
export interface LineRelay {
  /** The party's session description as the agent's phone is to get it. */
  toAgent(sdp: string): string;
  /** The agent's session description as the party is to get it. */
  toParty(sdp: string): string;
  close(): void;
}

interface Side {
  readonly socket: Socket;
  /** Where its packets come from, or, before the first, where its session description says. */
  address: { readonly address: string; readonly port: number } | undefined;
  hasSpoken: boolean;
}

/** Later than any jitter buffer waits for a packet, and soon enough that nobody takes it for lost. */
const tooLateMs = 250;

const loopback = '127.0.0.1';

/** Opens a relay on two free ports of 127.0.0.1. `random` answers 0 to 1. */
export async function openLineRelay(line: LineQuality, random: () => number): Promise<LineRelay> {
  const agent = await openSide();
  const party = await openSide();
  const speech = new LatePackets();
  let isClosed = false;
  forward(agent, party, () => line.delayMs);
  forward(party, agent, () => line.delayMs + random() * line.jitterMs + (random() < line.loss ? tooLateMs : 0));

  function forward(from: Side, to: Side, delayMs: () => number): void {
    from.socket.on('message', (packet: Buffer, { address, port }: RemoteInfo) => {
      if (isClosed) return;
      from.address = { address, port };
      from.hasSpoken = true;
      const pass = (): void => {
        if (to.address) to.socket.send(packet, to.address.port, to.address.address);
      };
      if (isSpeech(packet)) speech.add(delayMs(), pass);
      else pass();
    });
  }

  return {
    toAgent: (sdp) => redirect(sdp, party, agent),
    toParty: (sdp) => redirect(sdp, agent, party),
    close() {
      if (isClosed) return;
      isClosed = true;
      speech.end();
      agent.socket.close();
      party.socket.close();
    },
  };
}

/** Reads where `from` is, and puts the socket that `to` sends to in its place. */
function redirect(sdp: string, from: Side, to: Side): string {
  if (!from.hasSpoken) from.address = readLoopbackCandidate(sdp) ?? from.address;
  const { port } = to.socket.address();
  const lines = sdp.split('\r\n').filter((line) => !line.startsWith('a=candidate:') && line !== 'a=end-of-candidates');
  return lines
    .flatMap((line) => {
      if (line.startsWith('c=IN ')) return [`c=IN IP4 ${loopback}`];
      if (!line.startsWith('m=audio ')) return [line];
      return [line.replace(/^m=audio \d+/, `m=audio ${port}`)];
    })
    .flatMap((line) => (line.startsWith('a=ice-ufrag:') ? [line, `a=candidate:1 1 udp 2130706431 ${loopback} ${port} typ host`] : [line]))
    .join('\r\n');
}

function readLoopbackCandidate(sdp: string): Side['address'] {
  const port = /^a=candidate:\S+ 1 udp \d+ 127\.0\.0\.1 (\d+) typ host/im.exec(sdp)?.[1];
  return port === undefined ? undefined : { address: loopback, port: Number(port) };
}

/** RTP and neither STUN nor DTLS (RFC 7983), for a call over a poor line does not fail, nor RTCP (RFC 5761, 4). */
function isSpeech(packet: Buffer): boolean {
  const [first = 0, second = 0] = packet;
  const payloadType = second & 0x7f;
  return first >= 128 && first <= 191 && (payloadType < 64 || payloadType > 95);
}

function openSide(): Promise<Side> {
  return new Promise((resolve, reject) => {
    const socket = createSocket('udp4');
    socket.once('error', reject);
    socket.bind(0, loopback, () => {
      socket.off('error', reject);
      socket.on('error', () => undefined); // a peer that is gone (ICMP) is no fault of the line
      resolve({ socket, address: undefined, hasSpoken: false });
    });
  });
}
