import { createSocket, type Socket } from 'node:dgram';
import { afterEach, expect, it } from 'vitest';
import type { LineQuality } from '../../contract/practice/exchange';
import { openLineRelay } from './line-relay';

const packetCount = 300;
const intervalMs = 2;

/** Longer than any packet that counts as heard takes. */
const tooLateMs = 230;

/** A busy computer is late by itself, which says nothing of the relay. */
const measurement = { timeout: 20_000, retry: 2 };

const sockets: Socket[] = [];

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close();
});

async function openSocket(): Promise<Socket> {
  const socket = createSocket('udp4');
  sockets.push(socket);
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return socket;
}

const sdpOf = (socket: Socket): string =>
  `m=audio ${socket.address().port} RTP/AVP 0\r\na=ice-ufrag:a\r\na=candidate:1 1 udp 1 127.0.0.1 ${socket.address().port} typ host\r\n`;

/** The same numbers from 0 to 1 in each run (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How long each packet of a party's speech takes to the agent, ms; those that are lost or far too late are missing. */
async function measureTransits(line: LineQuality): Promise<number[]> {
  const relay = await openLineRelay(line, createRandom(1));
  const [agent, party] = [await openSocket(), await openSocket()];
  relay.toAgent(sdpOf(party));
  const port = Number(/^m=audio (\d+)/.exec(relay.toParty(sdpOf(agent)))?.[1]);
  const sentAt: number[] = [];
  const transits: (number | undefined)[] = [];
  agent.on('message', (packet) => {
    const number = packet.readUInt16BE(2);
    transits[number] = performance.now() - (sentAt[number] ?? 0);
  });
  for (let number = 0; number < packetCount; number += 1) {
    sentAt[number] = performance.now();
    party.send(Buffer.from([0x80, 0, number >> 8, number & 0xff]), port, '127.0.0.1');
    await new Promise((resolve) => setTimeout(resolve, intervalMs));
  }
  await new Promise((resolve) => setTimeout(resolve, tooLateMs));
  relay.close();
  return transits.filter((transit) => transit !== undefined && transit < tooLateMs) as number[];
}

/** Mean difference between the arrivals of two packets and their sending (RFC 3550, 6.4.1), ms. */
function jitterOf(transits: readonly number[]): number {
  const differences = transits.slice(1).map((transit, index) => Math.abs(transit - (transits[index] ?? 0)));
  return differences.reduce((sum, difference) => sum + difference, 0) / differences.length;
}

it('arrives as irregularly as was asked, and not before the delay', measurement, async () => {
  const even = await measureTransits({ loss: 0, delayMs: 20, jitterMs: 0 });
  const uneven = await measureTransits({ loss: 0, delayMs: 20, jitterMs: 60 });
  expect([even.length, uneven.length]).toEqual([packetCount, packetCount]);
  expect(Math.min(...even, ...uneven)).toBeGreaterThan(18);
  // two independent delays of 0 to 60 ms differ by 20 ms in the mean
  expect(jitterOf(uneven)).toBeGreaterThan(15);
  expect(jitterOf(uneven)).toBeLessThan(28);
  expect(jitterOf(even)).toBeLessThan(jitterOf(uneven) / 2);
  expect(Math.max(...uneven) - Math.min(...uneven)).toBeGreaterThan(50);
});

it.each([0.05, 0.2])('lacks about the share of packets that was asked: %d', measurement, async (loss) => {
  const heard = await measureTransits({ loss, delayMs: 10, jitterMs: 5 });
  const missing = 1 - heard.length / packetCount;
  const deviation = Math.sqrt((loss * (1 - loss)) / packetCount);
  expect(missing).toBeGreaterThan(loss - 3 * deviation);
  expect(missing).toBeLessThan(loss + 3 * deviation);
});
