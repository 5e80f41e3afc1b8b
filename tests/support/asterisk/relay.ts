import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a PBX's WebSocket that a test can cut, as a switch or a Wi-Fi does. */
export interface Relay {
  readonly url: string;
  /** Cuts what is connected now; a new connection is let through. */
  cut(): void;
  close(): Promise<void>;
}

/** @param wsUrl address of the server behind it */
export async function startRelay(wsUrl: string): Promise<Relay> {
  const { hostname, port, pathname } = new URL(wsUrl);
  const sockets = new Set<Socket>();
  const server = createServer((phone) => {
    const pbx = connect(Number(port), hostname);
    for (const [from, to] of [
      [phone, pbx],
      [pbx, phone],
    ] as const) {
      sockets.add(from);
      from.pipe(to);
      from.on('error', () => {});
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}${pathname}`,
    cut,
    async close() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
