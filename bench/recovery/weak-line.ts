import { connect, createServer, type Socket } from 'node:net';

/** Stands between a phone and the PBX's WebSocket and does what a bad network does. */
export interface WeakLine {
  readonly url: string;
  /** Ends the connections that there are. */
  cut(): void;
  /** From now on nothing passes, and nobody is told: a half-open connection. New ones are not taken either. */
  stall(): void;
  /** What comes from now on passes. */
  mend(): void;
  close(): void;
}

export async function openWeakLine(targetPort: number): Promise<WeakLine> {
  const sockets = new Set<Socket>();
  let isStalled = false;

  const server = createServer((phone) => {
    const pbx = connect(targetPort, '127.0.0.1');
    for (const [socket, other] of [
      [phone, pbx],
      [pbx, phone],
    ] as const) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
      socket.on('data', (chunk) => {
        if (!isStalled) other.write(chunk);
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The line has no port');

  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `ws://127.0.0.1:${address.port}/ws`,
    cut,
    stall() {
      isStalled = true;
    },
    mend() {
      cut(); // what was lost of the old connections would break their frames
      isStalled = false;
    },
    close() {
      cut();
      server.close();
    },
  };
}
