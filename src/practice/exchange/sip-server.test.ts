import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, expect, it } from 'vitest';
import { type SipServer, startSipServer } from './sip-server';

const servers: SipServer[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function start(): Promise<SipServer> {
  const server = await startSipServer({ onRequest: () => undefined, onClosed: () => undefined, onLog: () => undefined });
  servers.push(server);
  return server;
}

function isReached(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1000 });
    const settle = (isThere: boolean): void => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
    socket.once('timeout', () => settle(false));
  });
}

it('is reached by 127.0.0.1 and by no other address of the computer', async () => {
  const { port } = await start();
  const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const others = ['127.0.0.2', ...own.flatMap(({ address, scopeid }) => (address === '127.0.0.1' || scopeid ? [] : [address]))];
  expect(await isReached('127.0.0.1', port)).toBe(true);
  for (const address of others) expect([address, await isReached(address, port)]).toEqual([address, false]);
});

it('takes a port of its own, however many there are', async () => {
  const [one, other] = [await start(), await start()];
  expect(one.port).not.toBe(other.port);
});
