import { connect, createServer, type Socket } from 'node:net';
import { waitUntil } from '../../tests/support/asterisk/wait-until';
import { wallClock } from './wall-clock';

/**
 * Stands between a phone and the PBX's WebSocket and notes when a SIP message passes towards the phone: the common zero
 * of product and reference. It needs no rights and no capture library, and costs both the same fraction of a
 * millisecond. The PBX's frames are neither masked nor compressed, so that their text can be read as it passes.
 */
export interface WireTap {
  readonly url: string;
  /** Forgets what has passed so far. */
  reset(): void;
  /** When the first INVITE since `reset` was on the wire, wall clock, ms. */
  inviteAt(): Promise<number>;
  /** When the first 200 to a REGISTER since `reset` was on the wire, wall clock, ms. */
  registeredAt(): Promise<number>;
  close(): void;
}

export async function openWireTap(targetPort: number): Promise<WireTap> {
  const sockets = new Set<Socket>();
  let inviteAt: number | undefined;
  let registeredAt: number | undefined;

  function watch(chunk: Buffer): void {
    const at = wallClock();
    const text = chunk.toString('latin1');
    if (text.includes('INVITE sip:')) inviteAt ??= at;
    if (text.includes('SIP/2.0 200') && /CSeq: \d+ REGISTER/.test(text)) registeredAt ??= at;
  }

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
    }
    pbx.on('data', watch);
    phone.pipe(pbx);
    pbx.pipe(phone);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The tap has no port');
  return {
    url: `ws://127.0.0.1:${address.port}/ws`,
    reset() {
      inviteAt = undefined;
      registeredAt = undefined;
    },
    inviteAt: () => waitUntil('an INVITE on the wire', () => inviteAt, { everyMs: 10 }),
    registeredAt: () => waitUntil('a registration on the wire', () => registeredAt, { everyMs: 10 }),
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
