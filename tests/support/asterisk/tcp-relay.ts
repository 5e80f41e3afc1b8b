import { connect, createServer, type Socket } from 'node:net';

/** Stands between a phone and the PBX's WebSocket, on 127.0.0.1. */
export interface TcpRelay {
  readonly url: string;
  /** Ends the connections that there are. */
  cut(): void;
  close(): void;
}

/** `onPbxData` sees what goes to the phone as it comes; while `isStalled`, nothing passes. */
interface TcpRelayOptions {
  readonly onPbxData?: (chunk: Buffer) => void;
  readonly isStalled?: () => boolean;
}

export async function openTcpRelay(targetPort: number, { onPbxData, isStalled }: TcpRelayOptions = {}): Promise<TcpRelay> {
  const sockets = new Set<Socket>();
  const server = createServer((phone) => {
    const pbx = connect(targetPort, '127.0.0.1');
    for (const [socket, other] of [
      [phone, pbx],
      [pbx, phone],
    ] as const) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('data', (chunk) => {
        if (socket === pbx) onPbxData?.(chunk);
        if (!isStalled?.()) other.write(chunk);
      });
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The relay has no port');
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `ws://127.0.0.1:${address.port}/ws`,
    cut,
    close() {
      cut();
      server.close();
    },
  };
}
