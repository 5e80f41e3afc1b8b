import { createSocket, type Socket } from 'node:dgram';
import { afterEach, describe, expect, it } from 'vitest';
import { type LineRelay, openLineRelay } from './line-relay';

const sdpOf = (port: number): string =>
  [
    'v=0',
    'c=IN IP4 192.0.2.1',
    `m=audio ${port} UDP/TLS/RTP/SAVPF 111`,
    'a=ice-ufrag:abcd',
    `a=candidate:7 1 udp 2122 192.0.2.1 ${port} typ host`,
    `a=candidate:8 1 udp 2121 127.0.0.1 ${port} typ host`,
    '',
  ].join('\r\n');

const portIn = (sdp: string): number => Number(/^m=audio (\d+)/m.exec(sdp)?.[1]);
const media = (text: string): Buffer => Buffer.concat([Buffer.from([0x80]), Buffer.from(text)]);
const check = (text: string): Buffer => Buffer.concat([Buffer.from([0x00]), Buffer.from(text)]);
const read = ({ data }: { data: Buffer }): string => data.subarray(1).toString();

interface Peer {
  readonly socket: Socket;
  readonly port: number;
  readonly heard: { readonly data: Buffer; readonly at: number }[];
}

describe('a poor line', () => {
  const peers: Peer[] = [];
  let relay: LineRelay | undefined;

  afterEach(() => {
    relay?.close();
    for (const { socket } of peers.splice(0)) socket.close();
  });

  async function openPeer(): Promise<Peer> {
    const socket = createSocket('udp4');
    const heard: Peer['heard'] = [];
    socket.on('message', (data) => heard.push({ data, at: performance.now() }));
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
    const peer = { socket, port: socket.address().port, heard };
    peers.push(peer);
    return peer;
  }

  async function untilHeard({ heard }: Peer, count: number): Promise<void> {
    await expect.poll(() => heard.length, { timeout: 5000 }).toBeGreaterThanOrEqual(count);
  }

  it('puts itself in the place of each side, and passes on both ways', async () => {
    relay = await openLineRelay({ loss: 0, delayMs: 0, jitterMs: 0 }, () => 0);
    const [agent, party] = [await openPeer(), await openPeer()];
    const forAgent = relay.toAgent(sdpOf(party.port));
    const forParty = relay.toParty(sdpOf(agent.port));
    expect(forAgent).toBe(
      [
        'v=0',
        'c=IN IP4 127.0.0.1',
        `m=audio ${portIn(forAgent)} UDP/TLS/RTP/SAVPF 111`,
        'a=ice-ufrag:abcd',
        `a=candidate:1 1 udp 2130706431 127.0.0.1 ${portIn(forAgent)} typ host`,
        '',
      ].join('\r\n'),
    );
    expect(new Set([portIn(forAgent), portIn(forParty), agent.port, party.port]).size).toBe(4);
    agent.socket.send(media('from the agent'), portIn(forAgent), '127.0.0.1');
    party.socket.send(media('from the party'), portIn(forParty), '127.0.0.1');
    await Promise.all([untilHeard(agent, 1), untilHeard(party, 1)]);
    expect([agent.heard.map(read), party.heard.map(read)]).toEqual([['from the party'], ['from the agent']]);
  });

  it("brings its share of the party's speech too late, and nothing of what makes or measures the connection", async () => {
    relay = await openLineRelay({ loss: 0.5, delayMs: 0, jitterMs: 0 }, () => 0.2);
    const [agent, party] = [await openPeer(), await openPeer()];
    relay.toAgent(sdpOf(party.port));
    const port = portIn(relay.toParty(sdpOf(agent.port)));
    const sentAt = performance.now();
    for (const packet of [media('speech'), check('check'), media('J report')]) party.socket.send(packet, port, '127.0.0.1');
    await untilHeard(agent, 3);
    expect(agent.heard.map(read)).toEqual(['check', 'J report', 'speech']);
    expect((agent.heard[2]?.at ?? 0) - sentAt).toBeGreaterThanOrEqual(240);
  });

  it("only delays the agent's speech, and is silent once closed", async () => {
    relay = await openLineRelay({ loss: 0, delayMs: 120, jitterMs: 5000 }, () => 0.5);
    const [agent, party] = [await openPeer(), await openPeer()];
    const port = portIn(relay.toAgent(sdpOf(party.port)));
    const sentAt = performance.now();
    agent.socket.send(media('late'), port, '127.0.0.1');
    await untilHeard(party, 1);
    expect((party.heard[0]?.at ?? 0) - sentAt).toBeGreaterThanOrEqual(115);
    agent.socket.send(media('never'), port, '127.0.0.1');
    await new Promise((resolve) => setTimeout(resolve, 30));
    relay.close();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(party.heard.map(read)).toEqual(['late']);
  });
});
